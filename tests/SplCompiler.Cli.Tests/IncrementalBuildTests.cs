using Xunit;

namespace SplCompiler.Cli.Tests;

/// <summary>Which rules a build compiles again: those that changed, and those that what they asked of knowledge changed for.</summary>
public sealed class IncrementalBuildTests : IDisposable
{
    private readonly Workbench _bench = new();

    public IncrementalBuildTests()
    {
        _bench.Write("rules/first.yml", Rule("`failed` user=a | table _time, user"));
        _bench.Write("rules/second.yml", Rule("`failed` `noise` | stats count by user"));
        _bench.Write("rules/third.yml", Rule("status=ok | lookup assets host OUTPUT owner | table _time, owner"));
        _bench.Write("app/default/macros.conf", "[failed]\ndefinition = status=failed\n[noise]\ndefinition = user!=test\n[unused]\ndefinition = a=1\n");
        _bench.Write("app/default/transforms.conf", "[assets]\nfilename = assets.csv\n");
        _bench.Write("app/lookups/assets.csv", "host,owner\na,b\n");
    }

    public void Dispose() => _bench.Dispose();

    private static string Rule(string spl) => $"id: r\ntitle: A rule\nlogic_format: Splunk\nlogic: >-\n  {spl}\n";

    /// <summary>The rules whose C# a build makes.</summary>
    private string[] Build(params string[] more)
    {
        _bench.Packs.Emitted.Clear();
        CommandLineRun run = _bench.Run(
            ["build", _bench.PathOf("rules"), "-o", _bench.PathOf("generated"), "--app", _bench.PathOf("app"), "--state", _bench.PathOf("obj/spl.state"), "--no-warn", "SPL3020", .. more]);
        Assert.DoesNotContain(": error", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.Code);
        return [.. _bench.Packs.Emitted.Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void WhatDidNotChangeIsNotCompiledAgain()
    {
        Assert.Equal(["first.yml", "second.yml", "third.yml"], Build());
        Assert.Empty(Build());
        File.SetLastWriteTimeUtc(_bench.PathOf("rules/first.yml"), DateTime.UtcNow.AddMinutes(1));
        Assert.Empty(Build());
    }

    [Fact]
    public void AChangedRuleIsCompiledAlone()
    {
        Build();
        _bench.Write("rules/second.yml", Rule("`failed` | stats count by host"));
        Assert.Equal(["second.yml"], Build());
        Assert.Contains("host", File.ReadAllText(_bench.PathOf("generated/Second.g.cs")), StringComparison.Ordinal);
        Assert.Empty(Build());
    }

    [Fact]
    public void AChangedMacroConcernsTheRulesThatCallIt()
    {
        Build();
        _bench.Write("app/default/macros.conf", "# a line more\n\n[failed]\ndefinition = status=failed\n[noise]\ndefinition = user!=nobody\n[unused]\ndefinition = a=2\n");
        Assert.Equal(["second.yml"], Build());
        _bench.Write("app/default/macros.conf", "[failed]\ndefinition = status=failure\n[noise]\ndefinition = user!=nobody\n");
        Assert.Equal(["first.yml", "second.yml"], Build());
        Assert.Empty(Build());
    }

    [Fact]
    public void AMacroThatAnotherOneCallsConcernsTheRulesOfBoth()
    {
        _bench.Write("app/default/macros.conf", "[failed]\ndefinition = `inner`\n[inner]\ndefinition = status=failed\n[noise]\ndefinition = user!=test\n");
        _bench.Write("rules/second.yml", Rule("`noise` | stats count by user"));
        Build();
        _bench.Write("app/default/macros.conf", "[failed]\ndefinition = `inner`\n[inner]\ndefinition = status=no\n[noise]\ndefinition = user!=test\n");
        Assert.Equal(["first.yml"], Build());
    }

    [Fact]
    public void AMacroOfOursThatTheAppDefinesConcernsItsUsers()
    {
        // `first_filter` is one of the family *_filter that ships with the program.
        _bench.Write("rules/first.yml", Rule("status=failed | table _time, user | `first_filter`"));
        Build();
        File.AppendAllText(_bench.PathOf("app/default/macros.conf"), "[first_filter]\ndefinition = search user!=admin\n");
        Assert.Equal(["first.yml"], Build());
        Assert.Contains("admin", File.ReadAllText(_bench.PathOf("generated/First.g.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void AChangedLookupConcernsTheRulesThatNameIt()
    {
        Build();
        _bench.Write("app/default/transforms.conf", "[assets]\nfilename = assets.csv\nmatch_type = WILDCARD(host)\n");
        Assert.Equal(["third.yml"], Build());
        // A column more may be one that a rule reads; rows belong to a run.
        _bench.Write("app/lookups/assets.csv", "host,owner,city\na,b,c\n");
        Assert.Equal(["third.yml"], Build());
        _bench.Write("app/lookups/assets.csv", "host,owner,city\na,b,c\nd,e,f\n");
        Assert.Empty(Build());
    }

    [Fact]
    public void AChangedEventTypeConcernsTheRulesThatAskForTags()
    {
        _bench.Write("rules/first.yml", Rule("tag=authentication user=a | table _time, user"));
        _bench.Write("app/default/eventtypes.conf", "[mine]\nsearch = sourcetype=mine\n");
        _bench.Write("app/default/tags.conf", "[eventtype=mine]\nauthentication = enabled\n");
        Build();
        _bench.Write("app/default/eventtypes.conf", "[mine]\nsearch = sourcetype=ours\n");
        Assert.Equal(["first.yml"], Build());
    }

    [Fact]
    public void FieldsThatAreMadeUpAreNoTextOfTheEvent()
    {
        _bench.Write("rules/first.yml", Rule("owner=somebody | table _time, owner"));
        Build();
        // What an event must hold for this rule is another thing when the field is computed.
        _bench.Write("app/default/props.conf", "[mine]\nEVAL-owner = \"some\".\"body\"\n");
        Assert.Equal(["first.yml"], Build());
        _bench.Write("app/default/props.conf", "[mine]\nEVAL-owner = \"some\".\"one\"\n");
        Assert.Empty(Build());
    }

    [Fact]
    public void FilesThatSomebodyChangedAreWrittenAgain()
    {
        Build();
        File.AppendAllText(_bench.PathOf("generated/First.g.cs"), "// edited\n");
        File.Delete(_bench.PathOf("generated/Second.g.cs"));
        Assert.Equal(["first.yml", "second.yml"], Build());
        Assert.DoesNotContain("edited", File.ReadAllText(_bench.PathOf("generated/First.g.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfAGoneRuleGoesAndTheOthersStay()
    {
        Build();
        File.Delete(_bench.PathOf("rules/second.yml"));
        Assert.Empty(Build());
        Assert.Equal(["First.g.cs", "Third.g.cs"], Directory.GetFiles(_bench.PathOf("generated")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void FindingsAreShownByEveryBuild()
    {
        _bench.Write("rules/first.yml", Rule("status=failed | table _time, user | eval x=host"));
        string[] build = ["build", _bench.PathOf("rules"), "-o", _bench.PathOf("generated"), "--app", _bench.PathOf("app"), "--state", _bench.PathOf("obj/spl.state")];
        CommandLineRun first = _bench.Run(build);
        Assert.Contains("warning SPL3001", first.Output, StringComparison.Ordinal);
        _bench.Packs.Emitted.Clear();
        Assert.Equal(first.Output, _bench.Run(build).Output);
        Assert.Empty(_bench.Packs.Emitted);
        // Other levels are no other rules.
        Assert.Contains("error SPL3001", _bench.Run([.. build, "--warn-as-error"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ARefusedRuleIsCompiledUntilItIsMended()
    {
        Build();
        _bench.Write("rules/first.yml", Rule("`failed` | stats value(user)"));
        string[] build = ["build", _bench.PathOf("rules"), "-o", _bench.PathOf("generated"), "--app", _bench.PathOf("app"), "--state", _bench.PathOf("obj/spl.state")];
        for (int i = 0; i < 2; i++)
        {
            CommandLineRun run = _bench.Run(build);
            Assert.Equal(1, run.Code);
            Assert.Contains("error SPL1003", run.Output, StringComparison.Ordinal);
        }

        _bench.Write("rules/first.yml", Rule("`failed` | stats values(user)"));
        Assert.Equal(["first.yml"], Build());
    }

    [Fact]
    public void AnotherNamespaceOrSettingsFileIsAnotherBuild()
    {
        Build();
        Assert.Equal(3, Build("--namespace", "Mine").Length);
        Assert.Empty(Build("--namespace", "Mine"));
        _bench.Write("splc.yml", "lints:\n  unknown-field: off\n");
        Assert.Equal(3, Build("--namespace", "Mine").Length);
    }

    [Fact]
    public void AStateThatCannotBeReadIsNone()
    {
        Build();
        _bench.Write("obj/spl.state", "{\"Program\":");
        Assert.Equal(3, Build().Length);
        Assert.Empty(Build());
    }

    [Fact]
    public void ACheckTrustsNoState()
    {
        Build();
        File.AppendAllText(_bench.PathOf("generated/First.g.cs"), "// edited\n");
        CommandLineRun run = _bench.Run("build", _bench.PathOf("rules"), "-o", _bench.PathOf("generated"), "--app", _bench.PathOf("app"), "--state", _bench.PathOf("obj/spl.state"), "--check", "--no-warn", "SPL3020");
        Assert.Equal(1, run.Code);
        Assert.Contains("SPL4007", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void BuildsAtTheSameTimeLeaveWholeFiles()
    {
        Parallel.For(0, 8, i =>
        {
            CommandLineRun run = _bench.Run("build", _bench.PathOf("rules"), "-o", _bench.PathOf("generated"), "--app", _bench.PathOf("app"), "--state", _bench.PathOf($"obj/{i}/spl.state"));
            Assert.Equal(0, run.Code);
        });
        Assert.Equal(["First.g.cs", "Second.g.cs", "Third.g.cs"], Directory.GetFiles(_bench.PathOf("generated")).Select(Path.GetFileName).Order());
        CommandLineRun next = _bench.Run("build", _bench.PathOf("rules"), "-o", _bench.PathOf("generated"), "--app", _bench.PathOf("app"), "--state", _bench.PathOf("obj/3/spl.state"));
        Assert.Equal("0 files written, 3 unchanged, 0 removed\n", next.Error);
    }
}
