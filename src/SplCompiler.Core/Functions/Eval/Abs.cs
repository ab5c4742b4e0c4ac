using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>abs</c>: the number without its sign.</summary>
public sealed class Abs() : NumberFunction("Abs")
{
    public override WordDoc Doc { get; } = new("abs")
    {
        Usage = "abs(<number>)",
        Summary = "The number without its sign.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("a number", "eval b=abs(a)", """{"a": "-3"}""", """{"a": "-3", "b": 3}"""),
            new("null", "eval b=abs(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=abs(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
