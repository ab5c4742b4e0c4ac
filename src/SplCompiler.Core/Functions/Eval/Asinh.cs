using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>asinh</c>: the inverse hyperbolic sine.</summary>
public sealed class Asinh() : NumberFunction("Asinh")
{
    public override WordDoc Doc { get; } = new("asinh")
    {
        Usage = "asinh(<number>)",
        Summary = "The inverse hyperbolic sine.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=asinh(a)", """{"a": "0"}""", """{"a": "0", "b": 0}"""),
            new("null", "eval b=asinh(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=asinh(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
