using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>acos</c>: the angle, in radians, that has this cosine.</summary>
public sealed class Acos() : NumberFunction("Acos")
{
    public override WordDoc Doc { get; } = new("acos")
    {
        Usage = "acos(<number>)",
        Summary = "The angle, in radians, that has this cosine.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=acos(a)", """{"a": "1"}""", """{"a": "1", "b": 0}"""),
            new("outside of its range", "eval b=acos(a)", """{"a": "2"}""", """{"a": "2"}"""),
            new("null", "eval b=acos(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=acos(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
