using CsCheck;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Tests.Rules;

public sealed class BrokenInputTests
{
    private static readonly string[] Words =
    [
        "search: ", "logic:", "- ", "  ", "\n", "\r\n", "'", "\"", "|", ">", "|2-", ">+1", "#", "&a ", "*a", "!!str ", "{", "}", "[", "]", ",", ": ", "? ",
        "---\n", "...\n", "%YAML 1.2\n", "\\", "\\x4", "\\u00e9", "\t", "a", "é", "\u0085", "\u2028", "😀", "\ud83d", "`", "```", "m", "m(", "(1)", ")", "$a$", "=", "%",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).List[0, 25].Select(string.Concat);

    [Fact]
    public void NoTextMakesTheYamlReaderThrowOrLosePlaces() => Texts.Sample(text =>
    {
        RuleFileReading reading = YamlRule.Read(new SourceFile("rule.yml", text), "rule.yml", isGiven: true);

        Assert.True(reading.Outcome is RuleFileOutcome.Loaded || reading.Diagnostics.Length > 0);
        Assert.DoesNotContain(reading.Diagnostics, diagnostic => diagnostic.Code == "SPL9001");
    }, iter: 20_000);

    [Fact]
    public void NoTextMakesTheMacroExpanderThrowAndTextWithoutBackticksStays() => Texts.Sample(text =>
    {
        var rule = RuleText.FromPlain(new SourceFile("rule.spl", text), text);
        MacroTable macros = new([new Macro("m", ["a"], RuleText.FromPlain(rule.File, "x `m` $a$"), "here")]);

        RuleText expanded = MacroExpander.Expand(rule, macros, new DiagnosticBag(rule));

        Assert.True(text.Contains('`', StringComparison.Ordinal) || expanded.Text == text);
        for (int i = 0; i < expanded.Text.Length; i++)
            expanded.Locate(new SourceSpan(i, 1));
    }, iter: 5_000);

    [Fact]
    public void NoTextMakesTheConfReaderThrow() => Texts.Sample(text =>
    {
        ConfFile conf = ConfFile.Parse(new SourceFile("f.conf", text));
        foreach (ConfSetting setting in conf.Stanzas.SelectMany(stanza => stanza.Settings))
            Assert.Equal(setting.Value.Text.Trim(), setting.Value.Text);
    }, iter: 5_000);
}
