using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>trim</c>: the text without blanks and tabs, or the given characters, at both ends.</summary>
public sealed class Trim() : TrimFunction("Trim")
{
    public override WordDoc Doc { get; } = new("trim")
    {
        Usage = "trim(<text>[, <characters>])",
        Summary = "The text without blanks and tabs, or the given characters, at both ends.",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("blanks", "eval b=trim(a)", """{"a": " x\t"}""", """{"a": " x\t", "b": "x"}"""),
            new("given characters", "eval b=trim(a, \" Z\")", """{"a": " ZZZZabcZZ "}""", """{"a": " ZZZZabcZZ ", "b": "abc"}"""),
            new("null", "eval b=trim(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=trim(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => 2;
}
