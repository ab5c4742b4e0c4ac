using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>asin</c>: the angle, in radians, that has this sine.</summary>
public sealed class Asin() : NumberFunction("Asin")
{
    public override WordDoc Doc { get; } = new("asin")
    {
        Usage = "asin(<number>)",
        Summary = "The angle, in radians, that has this sine.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=asin(a)", """{"a": "0"}""", """{"a": "0", "b": 0}"""),
            new("outside of its range", "eval b=asin(a)", """{"a": "2"}""", """{"a": "2"}"""),
            new("null", "eval b=asin(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=asin(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
