using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>ltrim</c>: the text without blanks and tabs, or the given characters, at the beginning.</summary>
public sealed class Ltrim() : TrimFunction("Ltrim")
{
    public override WordDoc Doc { get; } = new("ltrim")
    {
        Usage = "ltrim(<text>[, <characters>])",
        Summary = "The text without blanks and tabs, or the given characters, at the beginning.",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("blanks", "eval b=ltrim(a)", """{"a": " x\t"}""", """{"a": " x\t", "b": "x\t"}"""),
            new("given characters", "eval b=ltrim(a, \" Z\")", """{"a": " ZZZZabcZZ "}""", """{"a": " ZZZZabcZZ ", "b": "abcZZ "}"""),
            new("null", "eval b=ltrim(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=ltrim(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => 2;
}
