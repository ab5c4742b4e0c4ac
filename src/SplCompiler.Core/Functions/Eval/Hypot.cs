using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>hypot</c>: the length of the longest side of a right triangle.</summary>
public sealed class Hypot() : NumberFunction("Hypot")
{
    public override WordDoc Doc { get; } = new("hypot")
    {
        Usage = "hypot(<x>, <y>)",
        Summary = "The length of the longest side of a right triangle.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a side", "eval b=hypot(a, 4)", """{"a": "3"}""", """{"a": "3", "b": 5}"""),
            new("null", "eval b=hypot(a, 4)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=hypot(a, 4)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 2;
}
