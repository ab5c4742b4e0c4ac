using System.Text;
using System.Text.Json;
using CsCheck;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn;
using SplCompiler.Rules;
using SplCompiler.Runtime;
using SplCompiler.Syntax;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Rules;

/// <summary>Text of a rule is data, wherever it goes: titles, ids, paths, field names, values never become code.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] s_pieces =
    [
        "\"", "\\", "\\\\", "'", "*/", "/*", "//", "\n", "\r\n", "\u2028", "\u0085", "{", "}", "{{", "}}", "$\"{1}\"", "\"\"\"", ");", "}}}", "<", ">", "&",
        "</code>", "]]>", "@", "#", "#if", "#nullable disable", "\u0000", "\u202e", "\ud83d\ude00", "System.Environment.Exit(7);", "\" + Exit() + \"",
        "class X{static X(){}}", "%", "_", "é", "名", "u8", "\t", " ", "a", "B", "0",
    ];

    private static readonly Gen<string> s_text = Gen.Int[0, s_pieces.Length - 1].Select(index => s_pieces[index]).Array[1, 8].Select(string.Concat);

    [Fact]
    public void TitlesIdsNamesAndValuesAreData()
    {
        var rules = new List<SplCompilation>();
        var expected = new List<(string Field, string Value)>();
        var random = new PCG(20261124);
        for (int i = 0; i < 60; i++)
        {
            string title = s_text.Generate(random, null, out _);
            string value = s_text.Generate(random, null, out _);
            string field = "f" + new string([.. s_text.Generate(random, null, out _).Where(c => c is not ('\'' or '"' or '\\' or '|' or '*' or '`' or '{' or '}' or '\u0000'))]);
            string spl = $"search * | eval '{field}'=\"{StringEscapes.Escape(value)}\" | table \"{field}\"";
            var file = new SourceFile($"h{i}/{i}.spl", spl);
            rules.Add(SplCompilation.Create(new RuleFile
            {
                File = file,
                Path = $"{Path(title)}/{i}.spl",
                Spl = RuleText.FromPlain(file, spl),
                Title = title,
                Id = value,
            }));
            expected.Add((field, value));
        }

        CompiledPack pack = CompiledEngine.Pack(rules);
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        PackRunner.Run(
            pack,
            [EventInput.FromBytes("e", Encoding.UTF8.GetBytes("""{"x":"1"}"""))],
            new RunnerOptions { Events = EventOptions.Default with { TestInput = true } },
            new RowsByRule(rows));
        for (int i = 0; i < rules.Count; i++)
        {
            using JsonDocument row = JsonDocument.Parse(rows[rules[i].Rule.Path]);
            (string field, string value) = expected[i];
            Assert.Equal(value, row.RootElement.GetProperty(field).GetString());
            Assert.Equal(rules[i].Rule.Title, pack.Rules[i].Title);
        }
    }

    [Fact]
    public void TheListOfAPackQuotesIdsAndTitles()
    {
        SplCompilation[] rules = [.. s_pieces.Select((piece, i) =>
        {
            RuleFile rule = CompiledEngine.Rule("search a=1", $"p/r{i}.spl") with { Title = piece, Id = piece };
            return SplCompilation.Create(rule);
        })];
        PackSources shared = PackEmitter.EmitShared(PackMember.Of(rules), KnowledgeBase.BuiltIn, "SplCompiler.Generated");
        CompiledSources compiled = SourceCompiler.Compile("Hostile", [.. rules.Select(rule => rule.Source!), .. shared.Sources], followsNulls: true);
        Assert.Empty(compiled.Findings);
    }

    private static string Path(string text) => string.Concat(text.Where(c => !char.IsControl(c) && c is not ('/' or '\u2028')));

    private sealed class RowsByRule(Dictionary<string, string> rows) : IRowOutput
    {
        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json) => rows[rule.Path] = Encoding.UTF8.GetString(json);
    }
}
