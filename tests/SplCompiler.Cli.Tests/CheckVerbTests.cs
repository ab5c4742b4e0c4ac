using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class CheckVerbTests : IDisposable
{
    private readonly Workbench _bench = new();

    public CheckVerbTests()
    {
        _bench.Write("rules/good.yml", Workbench.GoodRule);
        _bench.Write("rules/bad.yml", Workbench.BadRule);
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void GoodRulesAreZero()
    {
        CommandLineRun run = _bench.Run("check", _bench.PathOf("rules/good.yml"));
        Assert.Equal(new CommandLineRun(0, "1 rule: 1 ok, 0 with errors, 0 warnings, 1 compiled\n", ""), run);
    }

    [Fact]
    public void ABadRuleIsShownWithItsLine()
    {
        CommandLineRun run = _bench.Run("check", _bench.PathOf("rules"));
        Assert.Equal((1, ""), (run.Code, run.Error));
        Verifier.Verify(run.Output, "txt");
    }

    [Fact]
    public void JsonIsAReportOfRules()
    {
        CommandLineRun run = _bench.Run("check", "--format", "json", _bench.PathOf("rules"));
        Assert.Equal(1, run.Code);
        Verifier.Verify(run.Output, "json");
    }

    [Fact]
    public void SarifHasTheVersionOfTheTool()
    {
        CommandLineRun run = _bench.Run("check", "--format", "sarif", _bench.PathOf("rules"));
        Assert.Contains($"\"semanticVersion\": \"{CommandLine.Version}\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("SPL1003", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MsBuildGetsLines()
    {
        CommandLineRun run = _bench.Run("check", "--format", "msbuild", _bench.PathOf("rules"));
        Assert.StartsWith("<root>/rules/bad.yml(4,30): error SPL1003: ", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public void FixCorrectsWhatOnlyOneTextCanMean()
    {
        string path = _bench.Write("rules/fix.yml", """
            id: r-3
            title: To be corrected
            logic_format: Splunk
            logic: |
              `src` status=failed and (user=a or user=b) not host=c
              | bin span=1m
              | where user="a" and host!="c"
              | stats values(user) as user by _time, host
            """);
        _bench.Write("app/default/macros.conf", "[src]\ndefinition = index=x or index=y\n");

        CommandLineRun run = _bench.Run("check", "--fast", "--fix", "--app", _bench.PathOf("app"), path);

        Assert.Equal(
            """
            id: r-3
            title: To be corrected
            logic_format: Splunk
            logic: |
              `src` status=failed AND (user=a OR user=b) NOT host=c
              | bin _time span=1m
              | where user="a" and host!="c"
              | stats values(user) as user by _time, host
            """,
            File.ReadAllText(path));
        Assert.Equal(0, run.Code);
        Assert.Contains("4 ", run.Output + run.Error, StringComparison.Ordinal);

        string corrected = File.ReadAllText(path);
        _bench.Run("check", "--fast", "--fix", "--app", _bench.PathOf("app"), path);
        Assert.Equal(corrected, File.ReadAllText(path));
    }

    [Fact]
    public void FixLeavesRulesWithNothingToCorrectAlone()
    {
        string path = _bench.PathOf("rules/bad.yml");
        string text = File.ReadAllText(path);
        DateTime written = File.GetLastWriteTimeUtc(path);

        Assert.Equal(1, _bench.Run("check", "--fast", "--fix", path).Code);
        Assert.Equal((text, written), (File.ReadAllText(path), File.GetLastWriteTimeUtc(path)));
    }

    [Fact]
    public void FastDoesNotCompile()
    {
        CommandLineRun run = _bench.Run("check", "--fast", _bench.PathOf("rules/good.yml"));
        Assert.Equal((0, 0), (run.Code, _bench.Packs.Calls));
        Assert.EndsWith(", not compiled\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void CodeThatTheCompilerRejectsIsOurBug()
    {
        _bench.Packs.Rejects = "good.yml";
        CommandLineRun run = _bench.Run("check", _bench.PathOf("rules/good.yml"));
        Assert.Equal(3, run.Code);
        Assert.Contains("error[SPL9002]: CS0103", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenFileIsARuleWithAnError()
    {
        _bench.Write("rules/torn.yml", "logic_format: Splunk\nlogic: 'a=1\n");
        CommandLineRun run = _bench.Run("check", "--format", "json", _bench.PathOf("rules/torn.yml"), _bench.PathOf("rules/good.yml"));
        Assert.Equal(1, run.Code);
        Verifier.Verify(run.Output, "json");
    }

    [Fact]
    public void TwoRulesOfOnePathMayRunTogether()
    {
        _bench.Write("more/good.yml", Workbench.GoodRule);
        Assert.Equal(0, _bench.Run("check", _bench.PathOf("rules/good.yml"), _bench.PathOf("more/good.yml")).Code);
    }

    [Fact]
    public void KnowledgeThatTheCompilerRejectsIsOurBug()
    {
        _bench.Packs.RejectsKnowledge = true;
        CommandLineRun run = _bench.Run("check", _bench.PathOf("rules/good.yml"));
        Assert.Equal(3, run.Code);
        Assert.Contains("error[SPL9002]", run.Output, StringComparison.Ordinal);
        run = _bench.Run("run", _bench.PathOf("rules/good.yml"), "--input", "-");
        Assert.Equal(3, run.Code);
        Assert.Contains("error[SPL9002]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderWithoutRulesIsTwo()
    {
        _bench.Write("notes/a.yml", "name: a story\n");
        CommandLineRun run = _bench.Run("check", _bench.PathOf("notes"));
        Assert.Equal(2, run.Code);
        Assert.Contains("splc: no rules found in <root>/notes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesThatAreNoRulesAreCounted()
    {
        _bench.Write("rules/story.yml", "name: a story\n");
        _bench.Write("rules/snow.yml", "logic_format: Snowflake\nlogic: select 1\n");
        Assert.Equal("skipped 2 files: 1 for another product, 1 without a search\n", _bench.Run("check", _bench.PathOf("rules")).Error);
        Assert.Equal("", _bench.Run("check", "--quiet", _bench.PathOf("rules")).Error);
    }

    [Fact]
    public void TheReportCanGoToAFile()
    {
        string report = _bench.PathOf("out/report.json");
        CommandLineRun run = _bench.Run("check", "--format", "json", "-o", report, _bench.PathOf("rules"));
        Assert.Equal("", run.Output);
        Assert.Contains("\"summary\"", File.ReadAllText(report), StringComparison.Ordinal);
    }

    [Fact]
    public void ColourIsForTerminalsUnlessAskedFor()
    {
        string rules = _bench.PathOf("rules");
        Assert.DoesNotContain("\x1b[", _bench.Run("check", rules).Output, StringComparison.Ordinal);
        Assert.Contains("\x1b[", _bench.Run("check", "--color", "always", rules).Output, StringComparison.Ordinal);
        _bench.IsTerminal = true;
        Assert.Contains("\x1b[", _bench.Run("check", rules).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\x1b[", _bench.Run("check", "--color", "never", rules).Output, StringComparison.Ordinal);
    }
}
