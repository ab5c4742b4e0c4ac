using CsCheck;
using SplCompiler.Rules;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Rules;

public sealed class YamlScalarTextTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("search: index=a\n", "index=a")]
    [InlineData("search: index=a # a comment\n", "index=a")]
    [InlineData("search: index=a\n  | stats\n  count # c\nid: x", "index=a | stats count")]
    [InlineData("search: a\n\n  b\n\n\n  c\n", "a\nb\n\nc")]
    [InlineData("search: 'it''s'\n", "it's")]
    [InlineData("search: 'a\n  b  \n\n  c'\n", "a b\nc")]
    [InlineData("search: \"a \\\"b\\\" \\\\ \\x41\\u00e9\\U0001F600\\t\"\n", "a \"b\" \\ A\u00e9\U0001F600\t")]
    [InlineData("search: \"a\\\n   b \\\n   c\n   d\"\n", "ab c d")]
    [InlineData("search: |\n  a\n    b\n\n  c\n", "a\n  b\n\nc\n")]
    [InlineData("search: |-\n  a\n  b\n\n", "a\nb")]
    [InlineData("search: |+\n  a\n\n\nid: x\n", "a\n\n\n")]
    [InlineData("search: |2\n    a\n   b\n", "  a\n b\n")]
    [InlineData("search: |2-\n\n   a\n", "\n a")]
    [InlineData("search: >\n  a\n  b\n\n  c\n    d\n  e\n", "a b\nc\n  d\ne\n")]
    [InlineData("search: >-\n\n  a\n  b\n", "\na b")]
    [InlineData("search: !!str &x |\n  a\n", "a\n")]
    [InlineData("search: |\r\n  a\r\n  b\r\n", "a\nb\n")]
    [InlineData("search: 'a\r\n\r\n  b'\r\n", "a\nb")]
    [InlineData("id: 😀\nsearch: 'a😀b'\n", "a😀b")]
    [InlineData("search: |\n  a\n  b", "a\nb")]
    public void EveryStyleIsReadAsYamlSays(string yaml, string expected)
    {
        RuleText text = Read(yaml);

        Assert.Equal(expected, text.Text);
        AssertPlaces(text);
    }

    [Fact]
    public void AnEscapeIsAtItsBackslash()
    {
        RuleText text = Read("search: \"a\\x41b\"\n");

        Assert.Equal(9, text.OriginAt(0).Offset);
        Assert.Equal(10, text.OriginAt(1).Offset);
        Assert.Equal(14, text.OriginAt(2).Offset);
        Assert.Equal(15, text.OriginAt(3).Offset);
    }

    [Fact]
    public void RandomTextComesBackFromEveryStyleWithItsPlaces()
    {
        Gen<string> words = Gen.String[Gen.Char["ab '\"\\#:|>-%&!{}[],é\u00a0"], 1, 40];
        Gen.Select(words.List[1, 6], Gen.Int[0, 4], Gen.Int[1, 6], Gen.Bool).Sample((lines, style, indent, isWindows) =>
        {
            string newLine = isWindows ? "\r\n" : "\n";
            (string yaml, string expected) = Write(lines, style, indent, newLine);

            RuleText text = Read(yaml);

            Assert.Equal(expected, text.Text);
            AssertPlaces(text);
        }, iter: 2000);
    }

    [Fact]
    public void EveryRuleOfTheCorporaIsDecodedAsYamlDotNetDecodesIt()
    {
        if (SharedData.Find("corpora", output) is not { } folder)
            return;
        int scalars = 0;
        foreach (string path in Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories))
        {
            var diagnostics = new List<SplCompiler.Diagnostics.Diagnostic>();
            Assert.Null(TextFiles.TryRead(path, path, out SourceFile? file));
            YamlNode? root = YamlReader.Read(file!, diagnostics);
            Assert.Empty(diagnostics);
            scalars += Count(root!, diagnostics);
            Assert.Empty(diagnostics);
        }

        output.WriteLine($"{scalars} scalars agree");

        static int Count(YamlNode node, List<SplCompiler.Diagnostics.Diagnostic> diagnostics)
        {
            if (node is YamlText text)
                AssertPlaces(text.ToRuleText(diagnostics));
            return node switch
            {
                YamlList list => list.Items.Sum(item => Count(item, diagnostics)),
                YamlMap map => map.Entries.Sum(entry => Count(entry.Key, diagnostics) + Count(entry.Value, diagnostics)),
                _ => 1,
            };
        }
    }

    // Writes the same lines in one of the five styles: plain, single, double, literal, folded.
    private static (string Yaml, string Expected) Write(List<string> lines, int style, int indent, string newLine)
    {
        string margin = new(' ', indent);
        switch (style)
        {
            case 0:
                List<string> safe = [.. lines.Select(line => "w" + new string([.. line.Where(c => char.IsLetter(c) || c is ' ' or '\\' or '"')]).Trim() + "w")];
                return ($"id: x{newLine}search: {string.Join(newLine + margin, safe)}{newLine}", string.Join(' ', safe));
            case 1:
                List<string> trimmed = [.. lines.Select(line => "w" + line + "w")];
                return ($"search: '{string.Join(newLine + margin, trimmed.Select(line => line.Replace("'", "''", StringComparison.Ordinal)))}'{newLine}id: x",
                    string.Join(' ', trimmed));
            case 2:
                List<string> solid = [.. lines.Select(line => "w" + line + "w")];
                return ($"search: \"{string.Join(" \\" + newLine + margin, solid.Select(Escape))}\"{newLine}", string.Join(' ', solid));
            case 3:
                // YamlDotNet refuses a block that begins with a line of blanks only.
                List<string> written = [.. lines.Select(line => line + "w")];
                return ($"search: |{indent}{newLine}{string.Concat(written.Select(line => margin + line + newLine))}id: x{newLine}",
                    string.Concat(written.Select(line => line + "\n")));
            default:
                List<string> folded = [.. lines.Select(line => "w" + line)];
                return ($"search: >-{newLine}{string.Concat(folded.Select(line => margin + line + newLine))}", string.Join(' ', folded));
        }
    }

    private static string Escape(string line) =>
        line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("é", "\\xe9", StringComparison.Ordinal);

    /// <summary>A character stands at its place, or the place is an escape, a folded line break, or a doubled quote.</summary>
    private static void AssertPlaces(RuleText text)
    {
        string source = text.File.Text;
        int before = -1;
        for (int i = 0; i < text.Text.Length; i++)
        {
            int at = text.OriginAt(i).Offset;
            char written = source[at];
            Assert.False(at < before, "places go back");
            bool isBreak = written is '\r' or '\n' && text.Text[i] is ' ' or '\n';
            bool isNelOrSo = written is '\x85';
            if (written != text.Text[i] && written != '\\' && !isBreak && !isNelOrSo)
                Assert.Fail($"character {i} of '{text.Text}' is at '{written}'");
            before = at;
        }
    }

    private static RuleText Read(string yaml)
    {
        var diagnostics = new List<SplCompiler.Diagnostics.Diagnostic>();
        var root = (YamlMap?)YamlReader.Read(new SourceFile("rule.yml", yaml), diagnostics);
        RuleText text = ((YamlText)root!["search"]!).ToRuleText(diagnostics);
        Assert.Empty(diagnostics);
        return text;
    }
}
