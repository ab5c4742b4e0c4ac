using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>cos</c>: the cosine of an angle in radians.</summary>
public sealed class Cos() : NumberFunction("Cos")
{
    public override WordDoc Doc { get; } = new("cos")
    {
        Usage = "cos(<number>)",
        Summary = "The cosine of an angle in radians.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=cos(a)", """{"a": "0"}""", """{"a": "0", "b": 1}"""),
            new("null", "eval b=cos(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=cos(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
