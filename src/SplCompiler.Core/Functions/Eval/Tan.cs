using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>tan</c>: the tangent of an angle in radians.</summary>
public sealed class Tan() : NumberFunction("Tan")
{
    public override WordDoc Doc { get; } = new("tan")
    {
        Usage = "tan(<number>)",
        Summary = "The tangent of an angle in radians.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=tan(a)", """{"a": "0"}""", """{"a": "0", "b": 0}"""),
            new("null", "eval b=tan(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=tan(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
