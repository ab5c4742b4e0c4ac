using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>sin</c>: the sine of an angle in radians.</summary>
public sealed class Sin() : NumberFunction("Sin")
{
    public override WordDoc Doc { get; } = new("sin")
    {
        Usage = "sin(<number>)",
        Summary = "The sine of an angle in radians.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=sin(a)", """{"a": "0"}""", """{"a": "0", "b": 0}"""),
            new("null", "eval b=sin(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=sin(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
