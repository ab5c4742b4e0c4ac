using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>ceiling</c>: the next whole number, upwards.</summary>
public sealed class Ceiling() : NumberFunction("Ceiling")
{
    public override WordDoc Doc { get; } = new("ceiling")
    {
        Aliases = ["ceil"],
        Usage = "ceiling(<number>)",
        Summary = "The next whole number, upwards.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("a number", "eval b=ceiling(a)", """{"a": "1.9"}""", """{"a": "1.9", "b": 2}"""),
            new("the short name", "eval b=ceil(a)", """{"a": "-1.5"}""", """{"a": "-1.5", "b": -1}"""),
            new("null", "eval b=ceiling(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=ceiling(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
