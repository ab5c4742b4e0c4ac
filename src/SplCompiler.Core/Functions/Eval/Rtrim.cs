using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>rtrim</c>: the text without blanks and tabs, or the given characters, at the end.</summary>
public sealed class Rtrim() : TrimFunction("Rtrim")
{
    public override WordDoc Doc { get; } = new("rtrim")
    {
        Usage = "rtrim(<text>[, <characters>])",
        Summary = "The text without blanks and tabs, or the given characters, at the end.",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("blanks", "eval b=rtrim(a)", """{"a": " x\t"}""", """{"a": " x\t", "b": " x"}"""),
            new("given characters", "eval b=rtrim(a, \" Z\")", """{"a": " ZZZZabcZZ "}""", """{"a": " ZZZZabcZZ ", "b": " ZZZZabc"}"""),
            new("null", "eval b=rtrim(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=rtrim(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => 2;
}
