using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>floor</c>: the next whole number, downwards.</summary>
public sealed class Floor() : NumberFunction("Floor")
{
    public override WordDoc Doc { get; } = new("floor")
    {
        Usage = "floor(<number>)",
        Summary = "The next whole number, downwards.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("a number", "eval b=floor(a)", """{"a": "1.9"}""", """{"a": "1.9", "b": 1}"""),
            new("a negative number", "eval b=floor(a)", """{"a": "-1.5"}""", """{"a": "-1.5", "b": -2}"""),
            new("null", "eval b=floor(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=floor(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
