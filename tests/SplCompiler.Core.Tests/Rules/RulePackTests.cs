using SplCompiler.Diagnostics;
using SplCompiler.Rules;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Rules;

public sealed class RulePackTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("splc").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void BothPublicPacksLoadCompletely()
    {
        if (SharedData.Find("corpora", output) is not { } corpora)
            return;
        RulePackLoad armory = RulePack.Load([Path.Combine(corpora, "armory")]);
        RulePackLoad content = RulePack.Load([Path.Combine(corpora, "security_content")]);
        output.WriteLine($"armory {armory.Rules.Length}, security_content {content.Rules.Length}, no rules: {content.Count(RuleFileOutcome.NotARule)}");

        Assert.Empty(armory.Diagnostics);
        Assert.Empty(content.Diagnostics);
        Assert.Equal(893, armory.Rules.Length);
        Assert.Equal(1087, content.Rules.Length);
        Assert.All(armory.Rules.Concat(content.Rules), rule => Assert.False(string.IsNullOrEmpty(rule.Id) || string.IsNullOrEmpty(rule.Title)));
        Assert.All(armory.Rules, rule => Assert.NotEmpty(rule.TechniqueIds));
    }

    [Fact]
    public void AnArmoryRuleKeepsItsMetadata()
    {
        RuleFile rule = Single("a.yml", """
            id: '1.2'
            title: T
            description: D
            logic_format: Splunk
            logic: '`get_endpoint_data` x=''y'''
            techniques:
            - a:b
            technique_id: T1059
            """);

        Assert.Equal("`get_endpoint_data` x='y'", rule.Spl.Text);
        Assert.Equal(("1.2", "T", "D", "a.yml"), (rule.Id, rule.Title, rule.Description, rule.Path));
        Assert.Equal(["T1059"], rule.TechniqueIds.AsEnumerable());
        Assert.Equal(["a:b"], rule.Metadata["techniques"].AsEnumerable());
        Assert.Equal(["Splunk"], rule.Metadata["logic_format"].AsEnumerable());
    }

    [Fact]
    public void ASecurityContentRuleKeepsItsTags()
    {
        RuleFile rule = Single("a.yml", """
            name: N
            id: abc
            search: '| tstats count'
            drilldown_searches:
            - name: x
              search: y
            tags:
              asset_type: Endpoint
              mitre_attack_id:
              - T1003
              - T1003.001
            """);

        Assert.Equal("N", rule.Title);
        Assert.Equal(["T1003", "T1003.001"], rule.TechniqueIds.AsEnumerable());
        Assert.Equal(["Endpoint"], rule.Metadata["tags.asset_type"].AsEnumerable());
    }

    [Fact]
    public void AFolderIsReadInOrdinalOrderAndWhatIsNoRuleIsCounted()
    {
        Write("b/z.yml", "search: a\nid: 1\n");
        Write("b/A.yml", "logic: a\nlogic_format: Splunk\n");
        Write("B.spl", "index=a | stats count");
        Write("a/snow.yml", "logic: select 1\nlogic_format: Snowflake\ntechnique_id: [T1]\n");
        Write("macros/m.yml", "name: m\ndefinition: x\n");
        Write(".git/x.yml", "search: no\n");
        Write("notes.md", "no rule");

        RulePackLoad load = RulePack.Load([_folder]);

        Assert.Equal(["B.spl", "b/A.yml", "b/z.yml"], load.Rules.Select(rule => rule.Path));
        Assert.Empty(load.Diagnostics);
        Assert.Equal(1, load.Count(RuleFileOutcome.OtherLanguage));
        Assert.Equal(1, load.Count(RuleFileOutcome.NotARule));
        Assert.Equal("B", load.Rules[0].Title);
    }

    [Fact]
    public void AFileReachedTwiceIsLoadedOnce()
    {
        string path = Write("a.yml", "search: a\n");

        Assert.Single(RulePack.Load([path, _folder]).Rules);
    }

    [Fact]
    public void SavedSearchesGiveARuleForEachStanzaWithASearch()
    {
        string path = Write("savedsearches.conf", """
            [default]
            dispatch.earliest_time = -1d
            [First one]
            search = index=a \
            | stats count
            action.correlationsearch.annotations = {"mitre_attack": ["T1110"]}
            [no search]
            disabled = 1
            """);

        RulePackLoad load = RulePack.Load([path]);

        RuleFile rule = Assert.Single(load.Rules);
        Assert.Equal("First one", rule.Stanza);
        Assert.Equal("index=a \n| stats count", rule.Spl.Text);
        Assert.Equal(["T1110"], rule.TechniqueIds.AsEnumerable());
        Assert.Equal(["-1d"], rule.Metadata["dispatch.earliest_time"].AsEnumerable());
        Assert.Equal((5, 3), (rule.Spl.Locate(new SourceSpan(11, 5)).Line, rule.Spl.Locate(new SourceSpan(11, 5)).Column));
    }

    [Theory]
    [InlineData("logic: [a]\nlogic_format: Splunk\n", "SPL4003", 1, 8)]
    [InlineData("search: a\nid: {a: b}\n", "SPL4003", 2, 5)]
    [InlineData("logic: a\ntechnique_id: {a: b}\n", "SPL4003", 2, 15)]
    [InlineData("id: 1\nlogic_format: Splunk\n", "SPL4004", 1, 1)]
    [InlineData("id: 1\nhow_to_implement: x\n", "SPL4004", 1, 1)]
    [InlineData("search: ''\n", "SPL4004", 1, 9)]
    [InlineData("search: a\nid: 'x\n", "SPL4002", 2, 5)]
    [InlineData("search: a: b\n", "SPL4002", 1, 10)]
    [InlineData("search: a\nsearch: b\n", "SPL4002", 2, 1)]
    [InlineData("a: [b\nc: d", "SPL4002", 1, 4)]
    [InlineData("search: a\n---\nsearch: b\n", "SPL4002", 2, 1)]
    [InlineData("search: *x\n", "SPL4002", 1, 9)]
    [InlineData("- a\n", "SPL4004", 1, 1)]
    [InlineData("", "SPL4004", 1, 1)]
    public void AMistakeInAFileIsReportedAtItsPlace(string yaml, string code, int line, int column)
    {
        RulePackLoad load = RulePack.Load([Write("bad.yml", yaml)]);

        Assert.Empty(load.Rules);
        Diagnostic diagnostic = Assert.Single(load.Diagnostics);
        Assert.Equal((code, line, column), (diagnostic.Code, diagnostic.Span.Line, diagnostic.Span.Column));
        Assert.Equal(1, load.Count(RuleFileOutcome.Failed));
    }

    [Fact]
    public void DeepNestingIsAMistakeAndNoCrash()
    {
        RulePackLoad load = RulePack.Load([Write("deep.yml", "search: " + new string('[', 20_000))]);

        Assert.Equal("SPL4002", Assert.Single(load.Diagnostics).Code);
    }

    [Fact]
    public void APathThatIsNotThereIsReportedWithHelp()
    {
        RulePackLoad load = RulePack.Load(["no/such/rule.yml", ""]);

        Assert.All(load.Diagnostics, diagnostic => Assert.Equal("SPL4001", diagnostic.Code));
        Assert.Equal(2, load.Diagnostics.Length);
        Assert.NotEmpty(load.Diagnostics[0].Help);
        Assert.True(load.Diagnostics[0].Span.IsWholeFile);
    }

    [Fact]
    public void AFileThatIsNoTextIsReported()
    {
        string path = Path.Combine(_folder, "a.spl");
        File.WriteAllBytes(path, [0x69, 0xff, 0xfe]);

        Assert.Equal("SPL4001", Assert.Single(RulePack.Load([path]).Diagnostics).Code);
    }

    [Fact]
    public void AByteOrderMarkIsNoPartOfTheText()
    {
        string path = Path.Combine(_folder, "a.yml");
        File.WriteAllBytes(path, [0xef, 0xbb, 0xbf, .. "search: x\n"u8]);

        RuleFile rule = Assert.Single(RulePack.Load([path]).Rules);
        Assert.Equal((1, 9), (rule.Spl.Locate(new SourceSpan(0, 1)).Line, rule.Spl.Locate(new SourceSpan(0, 1)).Column));
    }

    private RuleFile Single(string name, string text)
    {
        RulePackLoad load = RulePack.Load([Write(name, text)]);
        Assert.Empty(load.Diagnostics);
        return Assert.Single(load.Rules);
    }

    private string Write(string relative, string text)
    {
        string path = Path.Combine(_folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
