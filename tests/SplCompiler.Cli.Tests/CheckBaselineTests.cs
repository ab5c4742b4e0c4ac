using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class CheckBaselineTests : IDisposable
{
    private readonly Workbench _bench = new();

    public CheckBaselineTests()
    {
        _bench.Write("rules/good.yml", Workbench.GoodRule);
        _bench.Write("rules/bad.yml", Workbench.BadRule);
    }

    private string Baseline => _bench.PathOf("known/check.json");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void WhatIsKnownDoesNotFail()
    {
        CommandLineRun written = Update();
        Assert.Equal(0, written.Code);
        Assert.Equal("wrote <root>/known/check.json (1 finding)\n", written.Error);
        Assert.Equal(
            """
            {
              "findings": [
                {
                  "rule": "../rules/bad.yml",
                  "code": "SPL1003",
                  "text": "value",
                  "count": 1
                }
              ]
            }

            """,
            File.ReadAllText(Baseline));

        Assert.Equal(new CommandLineRun(0, "2 rules: 1 ok, 1 with errors, 0 warnings, 1 compiled; 1 known finding left out\n", ""), Check());
    }

    [Fact]
    public void LinesMayMove()
    {
        Update();
        _bench.Write("rules/bad.yml", "# moved\n\n" + Workbench.BadRule.Replace("logic: ", "logic:   ", StringComparison.Ordinal));
        Assert.Equal((0, ""), (Check().Code, Check().Error));
    }

    [Fact]
    public void WhatIsNewFailsAndIsShownAlone()
    {
        Update();
        _bench.Write("rules/worse.yml", Workbench.BadRule.Replace("value(user)", "walue(user)", StringComparison.Ordinal));
        CommandLineRun run = Check();
        Assert.Equal(1, run.Code);
        Assert.Contains("walue", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("bad.yml", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 rules: 1 ok, 2 with errors, 0 warnings, 1 compiled; 1 known finding left out\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecondFindingOfTheSameTextIsNew()
    {
        Update();
        _bench.Write("rules/bad.yml", Workbench.BadRule.Replace("by host", "value(host) as host", StringComparison.Ordinal));
        Assert.Equal(1, Check().Code);
    }

    [Fact]
    public void ANewWarningFails()
    {
        _bench.Write("rules/warned.yml", "id: r-3\ntitle: Lower case\nlogic_format: Splunk\nlogic: a=1 and b=2 | table a\n");
        string[] arguments = ["check", "--baseline", Baseline, _bench.PathOf("rules")];
        Update();
        Assert.Equal(0, _bench.Run(arguments).Code);
        _bench.Write("rules/warned.yml", "id: r-3\ntitle: Lower case\nlogic_format: Splunk\nlogic: a=1 and b=2 or c=3 | table a\n");
        CommandLineRun run = _bench.Run(arguments);
        Assert.Equal(1, run.Code);
        Assert.Contains("warning[", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsGoneIsNoted()
    {
        Update();
        _bench.Write("rules/bad.yml", Workbench.GoodRule);
        CommandLineRun run = Check();
        Assert.Equal(0, run.Code);
        Assert.Equal("note: ../rules/bad.yml no longer has SPL1003 at `value`\nnote: --update-baseline takes what is gone out of the baseline\n", run.Error);
        Assert.Equal("wrote <root>/known/check.json (0 findings)\n", Update().Error);
    }

    [Fact]
    public void RulesThatWereNotNamedStay()
    {
        Update();
        Assert.Equal("", _bench.Run("check", "--baseline", Baseline, _bench.PathOf("rules/good.yml")).Error);
        _bench.Run("check", "--baseline", Baseline, "--update-baseline", _bench.PathOf("rules/good.yml"));
        Assert.Equal(0, Check().Code);

        File.Delete(_bench.PathOf("rules/bad.yml"));
        Assert.Contains("no longer has SPL1003", Check().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OurBugIsNeverKnown()
    {
        _bench.Packs.Rejects = "good.yml";
        Assert.Equal(3, Update().Code);
        Assert.Equal(3, Check().Code);
        Assert.Contains("error[SPL9002]", Check().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonCountsWhatIsKnown()
    {
        Update();
        CommandLineRun run = _bench.Run("check", "--format", "json", "--baseline", Baseline, _bench.PathOf("rules"));
        Assert.Contains("\"known\": 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"status\": \"error\"", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SPL1003", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "cannot read the baseline")]
    [InlineData("not json", "is no baseline of a check")]
    [InlineData("{\"rules\":[]}", "is no baseline of a check")]
    [InlineData("{\"findings\":[{\"rule\":\"a.yml\",\"code\":\"SPL1003\",\"text\":\"a\",\"count\":0}]}", "a count is 0")]
    [InlineData("[]", "is no baseline of a check")]
    public void ABaselineThatCannotBeReadIsTwo(string? text, string message)
    {
        if (text is not null)
            _bench.Write("known/check.json", text);
        CommandLineRun run = Check();
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("--update-baseline", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void UpdateNeedsAFile() => Assert.Equal(2, _bench.Run("check", "--update-baseline", _bench.PathOf("rules")).Code);

    private CommandLineRun Check() => _bench.Run("check", "--baseline", Baseline, _bench.PathOf("rules"));

    private CommandLineRun Update() => _bench.Run("check", "--baseline", Baseline, "--update-baseline", _bench.PathOf("rules"));
}
