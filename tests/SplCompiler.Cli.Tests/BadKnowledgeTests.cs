using System.Text;
using Xunit;

namespace SplCompiler.Cli.Tests;

/// <summary>What is wrong in apps and lookups is said by a run, with file and line; what a user's app says is stronger than what is built in.</summary>
public sealed class BadKnowledgeTests : IDisposable
{
    private readonly Workbench _bench = new() { IsReal = true };

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void AliasesInACircleAreSaidAndReadWhatWasExtracted()
    {
        _bench.Write("app/default/props.conf", "[_json]\nFIELDALIAS-a = a AS b\nFIELDALIAS-b = b AS a\n");
        CommandLineRun run = Run("* | table a, b", """{"a":"1"}""");
        Assert.Contains("warning[SPL4006]: aliases of `[_json]` go in a circle through `a`, `b`", run.Error, StringComparison.Ordinal);
        Assert.Contains("app/default/props.conf:2", run.Error, StringComparison.Ordinal);
        Assert.Equal("""{"a":"1","b":"1"}""", Row(run));
    }

    [Fact]
    public void AnAutomaticLookupWithoutATableIsSaid()
    {
        _bench.Write("app/default/props.conf", "[_json]\nLOOKUP-a = nothing a OUTPUT b\n");
        CommandLineRun run = Run("* | table a, b", """{"a":"1"}""");
        Assert.Contains("no app has `nothing` or its table", run.Error, StringComparison.Ordinal);
        Assert.Contains("app/default/props.conf:2", run.Error, StringComparison.Ordinal);
        Assert.Equal("""{"a":"1"}""", Row(run));
    }

    [Fact]
    public void AMacroThatCallsItselfIsAnErrorAtTheRule()
    {
        _bench.Write("app/default/macros.conf", "[one]\ndefinition = `two`\n[two]\ndefinition = `one`\n");
        CommandLineRun run = Run("search `one` | table a", """{"a":"1"}""");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("error[SPL1005]", run.Error, StringComparison.Ordinal);
        Assert.Contains("rule.spl:1:8", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsOfALookupThatDoNotFitAreSaidAndLeftOut()
    {
        _bench.Write("app/lookups/t.csv", "k,v\n1,one,more\n2,two\n3\n");
        CommandLineRun run = Run("* | lookup t.csv k OUTPUT v | table k, v", """{"k":"1"}""" + "\n" + """{"k":"2"}""");
        Assert.Contains("warning[SPL5007]", run.Error, StringComparison.Ordinal);
        Assert.Contains("t.csv: row 1 has 3 cells, the table has 2 columns", run.Error, StringComparison.Ordinal);
        Assert.Contains("t.csv: row 3 has 1 cells, the table has 2 columns", run.Error, StringComparison.Ordinal);
        Assert.Equal("""{"k":"1"}|{"k":"2","v":"two"}""", Row(run));
    }

    [Fact]
    public void ALookupInAnotherEncodingIsSaidAndMatchesNothing()
    {
        _bench.Write("app/lookups/t.csv", "");
        File.WriteAllBytes(_bench.PathOf("app/lookups/t.csv"), Encoding.Latin1.GetBytes("k,v\nJörg,1\n"));
        CommandLineRun run = Run("* | lookup t.csv k OUTPUT v | table k, v", """{"k":"Jörg"}""");
        Assert.Contains("warning[SPL5007]", run.Error, StringComparison.Ordinal);
        Assert.Contains("no valid UTF-8", run.Error, StringComparison.Ordinal);
        Assert.Equal("""{"k":"Jörg"}""", Row(run));
    }

    [Theory]
    [InlineData("default/macros.conf", "[m]\ndefinition = \"Jörg\"\n")]
    [InlineData("default/props.conf", "[x]\nEVAL-a = \"Jörg\"\n")]
    [InlineData("default/eventtypes.conf", "[x]\nsearch = \"Jörg\"\n")]
    public void AFileOfAnAppInAnotherEncodingIsAnError(string file, string text)
    {
        _bench.Write("app/" + file, "");
        File.WriteAllBytes(_bench.PathOf("app/" + file), Encoding.Latin1.GetBytes(text));
        CommandLineRun run = Run("* | table a", """{"a":"1"}""");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains($"error[SPL4001]: cannot read `<root>/app/{file}`: it is no valid UTF-8", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ADataModelWithoutAConstraintIsSaidAndNoRuleRunsOverIt()
    {
        _bench.Write("app/default/data/models/Mine.json", """{"modelName":"Mine","objects":[{"objectName":"Things","fields":[{"fieldName":"a"}]}]}""");
        CommandLineRun run = Run("| tstats count from datamodel=Mine.Things by Things.a", """{"a":"1"}""");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("error[SPL1013]", run.Error, StringComparison.Ordinal);
        Assert.Contains("has no constraint", run.Error, StringComparison.Ordinal);
        Assert.Contains("Mine.json", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search `site_macro` | table a", "error[SPL1004]", 8)]
    [InlineData("search * | lookup site_table a OUTPUT b", "error[SPL1014]", 19)]
    [InlineData("search * | lookup declared a OUTPUT b", "error[SPL1014]", 19)]
    [InlineData("| inputlookup site.csv", "error[SPL1014]", 15)]
    public void WhatNoAppHasIsAnErrorAtItsPlaceThatNamesTheOption(string spl, string error, int column)
    {
        _bench.Write("app/default/transforms.conf", "[declared]\nfilename = not_there.csv\n");
        CommandLineRun run = Run(spl, """{"a":"1"}""");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
        Assert.Contains($"rule.spl:1:{column}", run.Error, StringComparison.Ordinal);
        Assert.Contains("--app", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AUsersMacrosAndFieldsReplaceOurs()
    {
        const string Event = """{"Channel":"Security","EventID":4688,"Hostname":"h1","NewProcessName":"C:\\a.exe","SubjectUserName":"bob"}""";
        const string Rule = "`get_endpoint_data_winevent` | table process_name";
        Assert.Equal("""{"process_name":"a.exe"}""", Row(Run(Rule, Event)));
        _bench.Write("app/local/props.conf", "[XmlWinEventLog]\nEVAL-process_name = \"mine\"\n");
        Assert.Equal("""{"process_name":"mine"}""", Row(Run(Rule, Event)));
        _bench.Write("app/local/macros.conf", "[get_endpoint_data_winevent]\ndefinition = Hostname=h2\n");
        Assert.Equal("", Row(Run(Rule, Event)));
        Assert.Equal("""{"process_name":"mine"}""", Row(Run(Rule, Event.Replace("h1", "h2", StringComparison.Ordinal))));
    }

    [Fact]
    public void ATimeThatIsNotWhereAnAppSaysIsCounted()
    {
        _bench.Write("app/default/props.conf", "[mine]\nTIME_PREFIX = end=\nTIME_FORMAT = %d.%m.%Y\nTZ = America/New_York\n");
        CommandLineRun run = Run("* | table _time", "2021-03-05 04:05:06 end=06.03.2021\n2021-03-05 04:05:06 x\n", "--sourcetype", "mine", "--input-format", "raw");
        Assert.Equal("""{"_time":1615006800}|{"_time":1614935106}""", Row(run));
        Assert.Contains("1 x SPL5011 the time of an event cannot be read where it should be (<root>/events:2)", run.Error, StringComparison.Ordinal);
    }

    private CommandLineRun Run(string spl, string events, params string[] more)
    {
        _bench.Write("rules/rule.spl", spl);
        _bench.Write("events", events);
        string[] app = Directory.Exists(_bench.PathOf("app")) ? ["--app", _bench.PathOf("app")] : [];
        return _bench.Run(["run", _bench.PathOf("rules"), "--input", _bench.PathOf("events"), "--no-cache", .. app, .. more]);
    }

    /// <summary>The rows without what is around them.</summary>
    private static string Row(CommandLineRun run) => string.Join('|', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("row").GetRawText()));
}
