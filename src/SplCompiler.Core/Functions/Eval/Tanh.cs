using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>tanh</c>: the hyperbolic tangent.</summary>
public sealed class Tanh() : NumberFunction("Tanh")
{
    public override WordDoc Doc { get; } = new("tanh")
    {
        Usage = "tanh(<number>)",
        Summary = "The hyperbolic tangent.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=tanh(a)", """{"a": "0"}""", """{"a": "0", "b": 0}"""),
            new("null", "eval b=tanh(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=tanh(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
