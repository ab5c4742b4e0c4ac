using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>atan</c>: the angle, in radians, that has this tangent.</summary>
public sealed class Atan() : NumberFunction("Atan")
{
    public override WordDoc Doc { get; } = new("atan")
    {
        Usage = "atan(<number>)",
        Summary = "The angle, in radians, that has this tangent.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=atan(a)", """{"a": "0"}""", """{"a": "0", "b": 0}"""),
            new("null", "eval b=atan(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=atan(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
