using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>sinh</c>: the hyperbolic sine.</summary>
public sealed class Sinh() : NumberFunction("Sinh")
{
    public override WordDoc Doc { get; } = new("sinh")
    {
        Usage = "sinh(<number>)",
        Summary = "The hyperbolic sine.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=sinh(a)", """{"a": "0"}""", """{"a": "0", "b": 0}"""),
            new("null", "eval b=sinh(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=sinh(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
