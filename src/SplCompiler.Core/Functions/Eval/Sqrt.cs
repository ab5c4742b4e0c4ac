using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>sqrt</c>: the square root; null of a negative number.</summary>
public sealed class Sqrt() : NumberFunction("Sqrt")
{
    public override WordDoc Doc { get; } = new("sqrt")
    {
        Usage = "sqrt(<number>)",
        Summary = "The square root; null of a negative number.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("a number", "eval b=sqrt(a)", """{"a": "9"}""", """{"a": "9", "b": 3}"""),
            new("negative", "eval b=sqrt(a)", """{"a": "-1"}""", """{"a": "-1"}"""),
            new("null", "eval b=sqrt(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=sqrt(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
