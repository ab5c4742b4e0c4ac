using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>round</c>: rounds to so many decimal places, or to a whole number; a half goes away from zero.</summary>
public sealed class Round() : NumberFunction("Round")
{
    public override WordDoc Doc { get; } = new("round")
    {
        Usage = "round(<number>[, <places>])",
        Summary = "Rounds to so many decimal places, or to a whole number; a half goes away from zero.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("to a whole number", "eval b=round(a)", """{"a": "3.5"}""", """{"a": "3.5", "b": 4}"""),
            new("to two places, as the number is written", "eval b=round(a, 2)", """{"a": "2.555"}""", """{"a": "2.555", "b": 2.56}"""),
            new("no zeros are added", "eval b=round(a, 3)", """{"a": "1.5"}""", """{"a": "1.5", "b": 1.5}"""),
            new("null", "eval b=round(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=round(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => 2;
}
