using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>ln</c>: the natural logarithm; null of a number that is not positive.</summary>
public sealed class Ln() : NumberFunction("Ln")
{
    public override WordDoc Doc { get; } = new("ln")
    {
        Usage = "ln(<number>)",
        Summary = "The natural logarithm; null of a number that is not positive.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("a number", "eval b=ln(a)", """{"a": "1"}""", """{"a": "1", "b": 0}"""),
            new("not positive", "eval b=ln(a)", """{"a": "0"}""", """{"a": "0"}"""),
            new("null", "eval b=ln(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=ln(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
