using Xunit;

namespace SplCompiler.Cli.Tests;

/// <summary><c>splc fields</c>, by the tool itself.</summary>
public sealed class FieldsVerbTests : IDisposable
{
    private const string Events = """
        {"time":"2024-03-01T10:00:00Z","sourcetype":"site:app","user":"ann","size":1,"tags":["x","y"]}
        {"time":"2024-03-01T10:00:01Z","sourcetype":"site:app","user":"bob","size":2,"gone":null}
        {"time":"2024-03-01T10:00:02Z","sourcetype":"site:app","user":"ann","size":3}
        {broken
        {"time":"2024-03-01T10:00:03Z","sourcetype":"site:app","user":"cid","size":4}
        {"time":"2024-03-01T10:00:04Z","sourcetype":"site:app","user":"dan"}

        """;

    private readonly Workbench _bench = new() { IsReal = true };

    public FieldsVerbTests()
    {
        _bench.Write("events.ndjson", Events);
        _bench.Write("app/default/props.conf", "[site:app]\nEVAL-double = size * 2\nFIELDALIAS-a = user AS account\n");
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void EachFieldHasItsCountAndFirstValues()
    {
        CommandLineRun run = Run();
        Assert.Equal(0, run.Code);
        string[] lines = run.Output.Split('\n');
        Assert.Contains(lines, line => Is(line, "5  100.0% user ann | bob | cid"));
        Assert.Contains(lines, line => Is(line, "4 80.0% size 1 | 2 | 3"));
        Assert.Contains(lines, line => Is(line, "1 20.0% tags{} x | y"));
        Assert.Contains(" of 5 events\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("needs a field", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FieldsOfAnAppAreThere()
    {
        Assert.DoesNotContain("double", Run().Output, StringComparison.Ordinal);
        string[] lines = Run("--app", _bench.PathOf("app")).Output.Split('\n');
        Assert.Contains(lines, line => Is(line, "4 80.0% double 2 | 4 | 6"));
        Assert.Contains(lines, line => Is(line, "5 100.0% account ann | bob | cid"));
    }

    [Fact]
    public void TheOrderIsThatOfNamesWhateverTheWorkers()
    {
        string one = Run("--jobs", "1").Output;
        Assert.Equal(one, Run("--jobs", "2").Output);
        string[] names = [.. one.Split('\n').Skip(1).TakeWhile(line => line.Contains('%', StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2])];
        Assert.Contains("_time", names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void BadLinesAreReportedAsByRun()
    {
        _bench.Write("rules/any.spl", "user=* | table user");
        string[] input = ["--input", _bench.PathOf("events.ndjson")];
        string bad = Run().Error;
        Assert.Contains("1 x SPL5001", bad, StringComparison.Ordinal);
        Assert.StartsWith(bad, _bench.Run(["run", _bench.PathOf("rules"), .. input]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RulesThatNeedAnotherFieldAreNamed()
    {
        _bench.Write("rules/b.spl", "user=ann double=2 | table user");
        _bench.Write("rules/a.spl", "user=ann (Image=x OR CommandLine=y) | table user");
        _bench.Write("rules/c.spl", "user=ann NOT Image=x eventtype=z | table user");
        CommandLineRun run = Run(_bench.PathOf("rules"));
        Assert.Equal(0, run.Code);
        Assert.EndsWith(
            "\n\n2 rules need a field that no event has\na.spl\n  (Image=x OR CommandLine=y): no event has `Image`, `CommandLine`\nb.spl\n  double=2: no event has `double`\n",
            run.Output, StringComparison.Ordinal);
        Assert.Contains("\n1 rule needs a field that no event has\na.spl\n", Run(_bench.PathOf("rules"), "--app", _bench.PathOf("app")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonHasTheSame()
    {
        _bench.Write("rules/a.spl", "Image=x | table user");
        using var json = System.Text.Json.JsonDocument.Parse(Run("--format", "json", _bench.PathOf("rules")).Output);
        Assert.Equal(5, json.RootElement.GetProperty("events").GetInt64());
        var size = json.RootElement.GetProperty("fields").EnumerateArray().Single(field => field.GetProperty("field").GetString() == "size");
        Assert.Equal(4, size.GetProperty("events").GetInt64());
        Assert.Equal(["1", "2", "3"], size.GetProperty("examples").EnumerateArray().Select(value => value.GetString()));
        var rule = json.RootElement.GetProperty("rules_without_fields").EnumerateArray().Single();
        Assert.Equal("a.spl", rule.GetProperty("rule").GetString());
        Assert.Equal("Image", rule.GetProperty("conditions")[0].GetProperty("absent")[0].GetString());
    }

    [Fact]
    public void WithoutEventsNothingIsMissing()
    {
        _bench.Write("events.ndjson", "");
        _bench.Write("rules/a.spl", "Image=x | table user");
        CommandLineRun run = Run(_bench.PathOf("rules"));
        Assert.Equal(0, run.Code);
        Assert.Contains("there were no events", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a.spl", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ThereMustBeAnInput()
    {
        Assert.Equal(2, _bench.Run("fields").Code);
        Assert.Equal(2, _bench.Run("fields", "--input", _bench.PathOf("none.ndjson")).Code);
    }

    [Fact]
    public void ARefusedRuleIsShownAndTheFieldsToo()
    {
        _bench.Write("rules/bad.yml", Workbench.BadRule);
        CommandLineRun run = Run(_bench.PathOf("rules"));
        Assert.Equal(1, run.Code);
        Assert.Contains("error[SPL1003]", run.Error, StringComparison.Ordinal);
        Assert.Contains(" of 5 events\n", run.Output, StringComparison.Ordinal);
    }

    private CommandLineRun Run(params string[] more) => _bench.Run(["fields", .. more, "--input", _bench.PathOf("events.ndjson")]);

    private static bool Is(string line, string words) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
