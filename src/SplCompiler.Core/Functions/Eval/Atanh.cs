using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>atanh</c>: the inverse hyperbolic tangent.</summary>
public sealed class Atanh() : NumberFunction("Atanh")
{
    public override WordDoc Doc { get; } = new("atanh")
    {
        Usage = "atanh(<number>)",
        Summary = "The inverse hyperbolic tangent.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=atanh(a)", """{"a": "0"}""", """{"a": "0", "b": 0}"""),
            new("outside of its range", "eval b=atanh(a)", """{"a": "2"}""", """{"a": "2"}"""),
            new("null", "eval b=atanh(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=atanh(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
