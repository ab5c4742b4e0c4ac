using System.Text.Json;
using SplCompiler.Rules;
using SplCompiler.Tests;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Cli.Tests;

/// <summary><c>test --attack-data</c>: the tests over recorded data that rules bring, by the tool itself.</summary>
public sealed class RecordedTestTests(ITestOutputHelper output) : IDisposable
{
    private const string Link = "https://media.githubusercontent.com/media/splunk/attack_data/master/datasets/attack_techniques/T1/x/";

    private readonly Workbench _bench = new() { IsReal = true };

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void ARuleGivesARowOverItsRecording()
    {
        Rule("fires", "source=mine sourcetype=kind host=h1 index=i1 user=eve | stats count by host", "sourcetype: kind, host: h1, custom_index: i1");
        Rule("silent", "user=mallory | stats count by user", "sourcetype: kind");
        _bench.Write("data/datasets/attack_techniques/T1/x/a.log", "2024-03-01T10:00:00Z user=eve\n");
        CommandLineRun run = Run();
        Assert.Equal(1, run.Code);
        Assert.Equal(
            $"""
            failed silent: True Positive Test  (<root>/rules/silent.yml)
                no row over 1 event of {Link}a.log
            1 passed, 1 failed

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public void EachRecordingHasItsOwnSource()
    {
        // Both are seen in one search, and the same file may stand for two sources.
        Rule("both", "user=eve | stats dc(source) as sources values(source) as source by user | search sources=3 source=one source=two source=three", $"""
            sourcetype: kind, source: one
                - data: {Link}b.log
                  source: two
                - data: {Link}b.log
                  source: three
            """);
        _bench.Write("data/datasets/attack_techniques/T1/x/a.log", "2024-03-01T10:00:00Z user=eve\n");
        _bench.Write("data/datasets/attack_techniques/T1/x/b.log", "2024-03-01T10:00:00Z user=eve\n");
        Assert.Equal("1 passed, 0 failed\n", Run().Output);
        Assert.Equal("1 passed, 0 failed\n", Run("--jobs", "2").Output);
    }

    [Fact]
    public void NowIsTheTimeOfTheRecording()
    {
        Rule("recent", "user=eve earliest=-1h | stats count by user", "sourcetype: kind");
        _bench.Write("data/datasets/attack_techniques/T1/x/a.log", "2024-03-01T10:00:00Z user=eve\n");
        Assert.Equal("1 passed, 0 failed\n", Run().Output);
    }

    [Theory]
    [InlineData("a.log", true)]
    [InlineData("x/a.log", true)]
    [InlineData("elsewhere/a.log", true)]
    [InlineData("elsewhere/A.LOG", true)]
    [InlineData("a.log.gz", true)]
    [InlineData("datasets/attack_techniques/T2/a.log", false)]
    [InlineData("elsewhere/a.log|other/a.log", false)]
    [InlineData("elsewhere/b.log", false)]
    public void AFileIsFoundByItsPathOrByItsNameAlone(string files, bool isFound)
    {
        Rule("rule", "user=eve | stats count by user", "sourcetype: kind");
        foreach (string file in files.Split('|'))
            _bench.Write($"data/{file}", "2024-03-01T10:00:00Z user=eve\n");
        CommandLineRun run = Run();
        Assert.Equal(0, run.Code);
        Assert.Equal(
            isFound ? "1 passed, 0 failed\n" : $"skipped 1 test: no recording below `<root>/data`, or only by a name that several have ({Link}a.log)\n0 passed, 0 failed, 1 skipped\n",
            run.Output);
    }

    [Fact]
    public void ANameThatSeveralRecordingsHaveSaysNothing()
    {
        Rule("one", "user=eve | stats count by user", "sourcetype: kind");
        _bench.Write("rules/two.yml", "name: two\nsearch: user=mallory\ntests:\n- name: T\n  attack_data:\n  - data: https://example.org/datasets/T2/y/a.log\n");
        _bench.Write("data/a.log", "2024-03-01T10:00:00Z user=eve\n");
        Assert.EndsWith("0 passed, 0 failed, 2 skipped\n", Run().Output, StringComparison.Ordinal);
        _bench.Write("data/x/a.log", "2024-03-01T10:00:00Z user=eve\n");
        Assert.EndsWith("1 passed, 0 failed, 1 skipped\n", Run().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsSkippedIsCountedInEveryReport()
    {
        for (int rule = 1; rule <= 5; rule++)
            Rule($"rule{rule}", "user=eve | stats count by user", $"sourcetype: kind\n    - data: {Link}{rule}.log");
        Rule("byhand", "user=eve | stats count by user", "sourcetype: kind", "tags:\n  manual_test: needs a lookup\n");
        Directory.CreateDirectory(_bench.PathOf("data"));
        Assert.Equal(
            $"""
            skipped 1 test: its author tests it by hand (needs a lookup)
            skipped 5 tests: no recording below `<root>/data`, or only by a name that several have ({Link}a.log, {Link}1.log, {Link}2.log, …)
            0 passed, 0 failed, 6 skipped

            """.ReplaceLineEndings("\n"),
            Run().Output);
        using JsonDocument json = JsonDocument.Parse(Run("--format", "json").Output);
        Assert.Equal(6, json.RootElement.GetProperty("skipped").GetInt32());
        Assert.All(json.RootElement.GetProperty("cases").EnumerateArray(), test => Assert.Equal("skipped", test.GetProperty("status").GetString()));
        string xml = Run("--format", "junit").Output;
        Assert.Contains("<testsuites tests=\"6\" failures=\"0\" skipped=\"6\"", xml, StringComparison.Ordinal);
        Assert.Contains("<skipped message=\"its author tests it by hand", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void ARuleOrATestThatIsWrongFails()
    {
        Rule("broken", "user=eve | stats value(user)", "sourcetype: kind");
        _bench.Write("rules/odd.yml", "name: odd\nsearch: user=eve\ntests:\n- name: Odd\n  attack_data:\n  - source: x\n");
        _bench.Write("data/a.log", "user=eve\n");
        CommandLineRun run = Run();
        Assert.Equal(1, run.Code);
        Assert.Contains("SPL1003 `stats` has no function `value`", run.Output, StringComparison.Ordinal);
        Assert.Contains("the test cannot be read: an entry of `attack_data` has no `data`", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 2 failed\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAFolderTheOptionIsNamed()
    {
        Rule("rule", "user=eve | stats count by user", "sourcetype: kind");
        CommandLineRun alone = _bench.Run("test", _bench.PathOf("rules"));
        Assert.Equal(2, alone.Code);
        Assert.Contains("1 rule has tests over recorded data, and no folder of them is named", alone.Error, StringComparison.Ordinal);
        Assert.Contains("--attack-data DIR names one", alone.Error, StringComparison.Ordinal);

        _bench.Write("rules/case.json", """[{"id": "a.b", "spl": "a=1", "input": [], "expect": []}]""");
        CommandLineRun beside = _bench.Run("test", _bench.PathOf("rules"));
        Assert.Equal((0, "1 passed, 0 failed\n"), (beside.Code, beside.Output));
        Assert.Contains("note: 1 rule has tests over recorded data, so these were not run; --attack-data DIR", beside.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatIsNotThereIsSaid()
    {
        Rule("rule", "user=eve | stats count by user", "sourcetype: kind");
        CommandLineRun run = _bench.Run("test", _bench.PathOf("rules"), "--attack-data", _bench.PathOf("nowhere"));
        Assert.Equal(2, run.Code);
        Assert.Contains("--attack-data `<root>/nowhere` is no folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PublicRulesGiveRowsOverTheirRecordings()
    {
        if (SharedData.Find("events/manifest.json", output) is not { } manifest || SharedData.Find("corpora/security_content", output) is not { } content)
            return;
        string events = Path.GetDirectoryName(manifest)!;
        using JsonDocument files = JsonDocument.Parse(File.ReadAllText(manifest)), expectations = JsonDocument.Parse(File.ReadAllText(Path.Combine(events, "expectations.json")));
        var byDataset = files.RootElement.EnumerateArray().Where(file => file.TryGetProperty("dataset", out _)).ToDictionary(file => file.GetProperty("dataset").GetString()!, file => Path.Combine(events, file.GetProperty("file").GetString()!));
        var rules = new List<string>();
        foreach (JsonElement own in expectations.RootElement.GetProperty("rules_own_tests").EnumerateArray())
        {
            string path = Path.Combine(content, own.GetProperty("rule").GetString()!);
            if (!File.Exists(path))
                continue;
            // The folder of recordings mirrors the paths of their links.
            foreach (RecordedData data in RulePack.Load([path]).Rules.Single().Tests.SelectMany(test => test.Data))
            {
                string link = Path.Combine(_bench.PathOf("data"), data.Link[data.Link.IndexOf("datasets/", StringComparison.Ordinal)..]);
                Directory.CreateDirectory(Path.GetDirectoryName(link)!);
                if (!File.Exists(link))
                    File.CreateSymbolicLink(link, byDataset[own.GetProperty("dataset").GetString()!]);
            }

            rules.Add(path);
        }

        CommandLineRun run = _bench.Run(["test", .. rules, "--app", content, "--attack-data", _bench.PathOf("data"), "--no-cache"]);
        output.WriteLine(run.Output);
        Assert.NotEmpty(rules);
        Assert.EndsWith($"{rules.Count} passed, 0 failed\n", run.Output, StringComparison.Ordinal);
    }

    /// <summary>A lookup of props.conf may look at what another one gives, though the rule does not read it.</summary>
    [Fact]
    public void ALookupSeesWhatAnotherGives()
    {
        _bench.Write("events.ndjson", """{"Channel":"Security","EventID":4794,"Hostname":"h1","TimeCreated":"2024-01-02T03:04:05Z"}""");
        Assert.Equal(
            "{\"result\":\"An attempt was made to set the Directory Services Restore Mode administrator password\"}\n",
            _bench.Run("query", "EventID=4794 | table result", "--input", _bench.PathOf("events.ndjson")).Output);
    }

    private CommandLineRun Run(params string[] more) => _bench.Run(["test", _bench.PathOf("rules"), "--attack-data", _bench.PathOf("data"), .. more]);

    private void Rule(string name, string search, string data, string more = "") => _bench.Write(
        $"rules/{name}.yml",
        $"name: {name}\nsearch: {search}\n{more}tests:\n- name: True Positive Test\n  attack_data:\n    - data: {Link}a.log\n"
        + (data.Contains("source:", StringComparison.Ordinal) ? "" : "      source: mine\n")
        + string.Concat(data.ReplaceLineEndings("\n").Split('\n').Select((line, i) => i == 0 ? string.Concat(line.Split(", ").Select(part => $"      {part}\n")) : $"{(line.TrimStart().StartsWith('-') ? "    " : "      ")}{line.TrimStart()}\n")));
}
