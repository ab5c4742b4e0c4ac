using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Tests.Knowledge;

public sealed class ConfFileTests
{
    [Fact]
    public void StanzasAndSettingsAreReadInOrder()
    {
        ConfFile conf = Parse("# comment\ntop = 1\n[a]\nx = y = z  \n  # also a comment\nempty =\n[source::/var/[ab]*]\nk=v\n[a]\nmore = 2\n");

        Assert.Equal(["default", "a", "source::/var/[ab]*"], conf.Stanzas.Select(stanza => stanza.Name));
        Assert.Equal("1", conf.Stanzas[0]["top"]!.Value.Text);
        Assert.Equal(["x:y = z", "empty:", "more:2"], conf.Stanzas[1].Settings.Select(setting => $"{setting.Key}:{setting.Value.Text}"));
        Assert.Equal("f.conf:3", conf.Stanzas[1].DefinedAt);
        Assert.Equal("f.conf:10", conf.Stanzas[1]["more"]!.DefinedAt);
        Assert.Empty(conf.Diagnostics);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void ALineThatEndsInABackslashGoesOn(string newLine)
    {
        RuleText value = Parse(string.Join(newLine, "[a]", "x = one \\", "  two \\", "three", "y = 1")).Stanzas[0]["x"]!.Value;

        Assert.Equal("one \n  two \nthree", value.Text);
        FileSpan span = value.Locate(new SourceSpan(value.Text.IndexOf("three", StringComparison.Ordinal), 5));
        Assert.Equal((4, 1, 6), (span.Line, span.Column, span.EndColumn));
    }

    [Fact]
    public void ALaterSettingOverridesAnEarlierOne()
    {
        Assert.Equal("2", Parse("[a]\nx = 1\nx = 2\n").Stanzas[0]["x"]!.Value.Text);
    }

    [Theory]
    [InlineData("[a]\nno setting\n", 2)]
    [InlineData("[a\nx = 1\n", 1)]
    [InlineData("[a]\n = 1\n", 2)]
    public void ALineThatIsNeitherIsReported(string text, int line)
    {
        Diagnostic diagnostic = Assert.Single(Parse(text).Diagnostics);

        Assert.Equal(("SPL4006", line), (diagnostic.Code, diagnostic.Span.Line));
    }

    [Fact]
    public void AliasesAndCalculatedFieldsKnowTheirPlaces()
    {
        ConfFile conf = Parse("[st]\nFIELDALIAS-a = A AS B \"c d\" ASNEW e\nEVAL-x = if(a=\"1\", b, c)\nKV_MODE = xml\nFIELDALIAS-bad = A AS\nEVAL- = 1\n");
        var diagnostics = new List<Diagnostic>();

        PropsStanza stanza = PropsStanza.Read(conf.Stanzas[0], [], diagnostics);

        Assert.Equal([new FieldAlias("A", "B", false, "f.conf:2"), new FieldAlias("c d", "e", true, "f.conf:2")], stanza.Aliases.AsEnumerable());
        FieldFormula eval = Assert.Single(stanza.Evals);
        Assert.Equal(("x", "if(a=\"1\", b, c)"), (eval.Field, eval.Expression.Text));
        FileSpan span = eval.Expression.Locate(new SourceSpan(3, 1));
        Assert.Equal(("f.conf", 3, 13), (span.Path, span.Line, span.Column));
        Assert.Equal("KV_MODE", Assert.Single(stanza.Settings).Key);
        Assert.Equal([5, 6], diagnostics.Select(diagnostic => diagnostic.Span.Line));
    }

    private static ConfFile Parse(string text) => ConfFile.Parse(new SourceFile("f.conf", text));
}
