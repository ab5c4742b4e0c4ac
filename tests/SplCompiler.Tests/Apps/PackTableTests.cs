using System.Reflection;
using System.Text;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Apps;

/// <summary>A pack brings the tables that its rules look things up in, with the settings of their lookups.</summary>
public sealed class PackTableTests
{
    private static readonly LookupDefinition s_plain = new("odd names.csv", "test");

    private static readonly LookupDefinition s_full = new("full", "test")
    {
        FileName = "full.csv",
        IsCaseSensitive = false,
        Wildcards = ["a"],
        Blocks = ["b\"x"],
        Default = "none\\",
        MinMatches = 1,
        TimeColumn = "t",
        TimeFormat = "%s",
        MinOffset = 2,
        MaxOffset = 3,
    };

    private static CompiledPack PackOf(params PackTable[] tables)
    {
        SplCompilation rule = CompiledEngine.Compile("search a=1");
        var member = new PackMember(rule.Rule, rule.Name, rule.Source!.Reads) { Lookups = [.. tables.Select(table => table.Lookup.Name)] };
        PackSources shared = PackEmitter.EmitShared([member], KnowledgeBase.BuiltIn, "Tables", table: name => tables.SingleOrDefault(table => table.Lookup.Name == name));
        CompiledSources compiled = SourceCompiler.Compile("Tables", [rule.Source, .. shared.Sources], followsNulls: true);
        Assert.Empty(compiled.Findings);
        Type list = Assembly.Load([.. compiled.Image]).GetType("Tables.DetectionPack", throwOnError: true)!;
        return (CompiledPack)list.GetProperty("Pack")!.GetValue(null)!;
    }

    [Theory]
    [InlineData("plain", "text")]
    [InlineData("a, b", "say \"so\"")]
    [InlineData("two\nlines", "\"\"\"\"\"")]
    [InlineData("carriage\r\nreturn", "tab\there")]
    [InlineData("\u2028", "😀 ü")]
    [InlineData("", "{x}")]
    [InlineData(" blank ", "\\")]
    public void ItsCellsAreThoseOfTheTable(string first, string second)
    {
        ILookupTable table = PackOf(new PackTable(s_plain, ["key", "a \"name\""], [[first, second], [second, ""], ["x", "y"]])).Lookups.Find("odd names.csv")!;
        Assert.Equal(["key", "a \"name\""], table.Columns);
        Assert.Equal([Cell(first), second, "x"], table.Rows.Select(row => row["key"].Text));
        Assert.Equal([second, null, "y"], table.Rows.Select(row => row["a \"name\""].Text));

        static string? Cell(string text) => text.Length == 0 ? null : text;
    }

    [Fact]
    public void ItHasTheSettingsOfTheLookup()
    {
        LookupRules rules = PackOf(new PackTable(s_full, ["a", "b\"x", "t"], [["1", "2", "3"]])).Lookups.Find("full")!.Rules;
        LookupRules expected = Roslyn.Lookups.AppLookups.RulesOf(s_full);
        Assert.Equal(expected with { Wildcards = [], Blocks = [] }, rules with { Wildcards = [], Blocks = [] });
        Assert.Equal<string>(expected.Wildcards.AsEnumerable(), rules.Wildcards);
        Assert.Equal<string>(expected.Blocks.AsEnumerable(), rules.Blocks);
    }

    [Fact]
    public void AComputedLookupStaysOne() =>
        Assert.Same(ShannonTable.Instance, PackOf(new PackTable(new LookupDefinition("ut_shannon_lookup", "test") { Script = "ut_shannon.py" }, [], [])).Lookups.Find("ut_shannon_lookup"));

    [Fact]
    public void ARunMayBringANewerTable()
    {
        SplCompilation rule = CompiledEngine.Compile("* | lookup dnslookup clientip OUTPUT clienthost | table clienthost");
        CompiledPack pack = CompiledEngine.Pack([rule]) with { Lookups = Tables("old") };
        Assert.Equal(["""{"clienthost":"old"}"""], Rows(pack, RunContext.Default));
        Assert.Equal(["""{"clienthost":"new"}"""], Rows(pack, RunContext.Default with { Lookups = Tables("new") }));
        Assert.Equal(["""{"clienthost":"old"}"""], Rows(pack, RunContext.Default with { Lookups = LookupTables.FromCsv([new("other", "a\nb\n")]) }));

        static ILookupTables Tables(string host) => LookupTables.FromCsv([new("dnslookup", $"clientip,clienthost\n10.0.0.1,{host}\n")]);
        static string[] Rows(CompiledPack pack, RunContext run) =>
            [.. CompiledEngine.Run(pack, [EventInput.FromBytes("events", Encoding.UTF8.GetBytes("""{"clientip":"10.0.0.1"}"""))], new RunnerOptions { Run = run })];
    }
}
