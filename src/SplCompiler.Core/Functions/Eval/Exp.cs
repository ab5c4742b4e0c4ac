using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>exp</c>: e to the power of the number.</summary>
public sealed class Exp() : NumberFunction("Exp")
{
    public override WordDoc Doc { get; } = new("exp")
    {
        Usage = "exp(<number>)",
        Summary = "e to the power of the number.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("a number", "eval b=exp(a)", """{"a": "0"}""", """{"a": "0", "b": 1}"""),
            new("null", "eval b=exp(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=exp(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
