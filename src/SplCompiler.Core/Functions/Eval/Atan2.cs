using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>atan2</c>: the angle, in radians, of the point (x, y).</summary>
public sealed class Atan2() : NumberFunction("Atan2")
{
    public override WordDoc Doc { get; } = new("atan2")
    {
        Usage = "atan2(<y>, <x>)",
        Summary = "The angle, in radians, of the point (x, y).",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("an angle", "eval b=atan2(a, 1)", """{"a": "0"}""", """{"a": "0", "b": 0}"""),
            new("null", "eval b=atan2(a, 1)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=atan2(a, 1)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 2;
}
