using System.CommandLine;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Recordings;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc test</c>: case files, rules with events and rows beside them, and rules with tests over recorded data.</summary>
internal sealed class TestVerb : Verb
{
    private readonly Argument<string[]> _paths = RuleArguments.Paths(
        "paths", "JSON files of cases; rules with *.events.ndjson and *.rows.ndjson beside them; folders of both");

    private readonly Option<string> _format = Choices.Option("--format", "Format of the report", "text", "text", "json", "junit");
    private readonly Option<string?> _attackData = new("--attack-data")
    {
        Description = "Folder with the recordings that `tests:` of rules name, as <DIR>/datasets/…: each such rule must give a row over its own (never read from the net)",
        HelpName = "DIR",
    };

    private readonly Option<string?> _out = OutOption.File();
    private readonly CacheOption _cache = new();

    public override string Name => "test";

    public override string Summary => "Runs test cases of rules";

    public override int Run(Invocation call)
    {
        string[] paths = call.Get(_paths)!;
        IReadOnlyList<TestSource> sources = TestSources.Find(paths);
        LoadedPack surroundings = LoadedPack.OfTests(paths, call);
        Findings.ShowErrors(surroundings, call);
        if (RunTime.IsOfData(call))
            throw new UsageException("--now data is not for tests: each case has its own events", "give the case its `now`");

        IRuleTests tests = Engines.Need(call.Engines.Tests, "run tests");
        var options = new TestOptions(surroundings.Knowledge, _cache.Packs(call), RunTime.Of(call, surroundings), call.Jobs) { DisabledPasses = call.Shared.DisabledPasses(call) };
        string[] recorded = [.. sources.OfType<RuleWithRecordings>().Select(source => source.Path)];
        TestSource[] written = [.. sources.Where(source => source is not RuleWithRecordings)];
        List<TestResult> results = Collect(tests.Run(written, options, call.Cancellation), call);
        if (recorded.Length > 0 && call.Get(_attackData) is { } folder)
            results.AddRange(new RecordedRuns(call, options.Packs, new RecordingFolder(folder)).Run(recorded));
        else if (recorded.Length > 0 && results.Count > 0)
            call.Note($"note: {NeedRecordings(recorded.Length)}, so these were not run; --attack-data DIR names the folder that holds them");
        if (results.Count == 0 && !call.Cancellation.IsCancellationRequested)
        {
            throw recorded.Length > 0
                ? new UsageException($"{NeedRecordings(recorded.Length)}, and no folder of them is named", "--attack-data DIR names one, such as a copy of attack_data: DIR/datasets/attack_techniques/…")
                : new UsageException($"no tests found in {string.Join(", ", paths)}", "a test is a JSON file of cases, a rule with .events.ndjson and .rows.ndjson beside it, or a rule with `tests:` over recorded data");
        }

        using Destination destination = Destination.Open(call.Get(_out), call.Terminal);
        destination.Write(call.Get(_format) switch
        {
            "json" => TestReports.Json(results),
            "junit" => TestReports.JUnit(results),
            _ => TestReports.Text(results, call.Get(_out) is null ? call.OutputColors : default),
        });
        if (call.Cancellation.IsCancellationRequested)
        {
            call.Terminal.Error.WriteLine("partial: stopped before the last test");
            return ExitCode.Interrupted;
        }

        return results.Exists(result => result.Failed) ? ExitCode.Finding : ExitCode.Success;
    }

    private static string NeedRecordings(int rules) => $"{Counts.Of(rules, "rule has", "rules have")} tests over recorded data";

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_paths);
        Option[] options = [_format, _attackData, _out, _cache.NoCache];
        foreach (Option option in options)
            command.Options.Add(option);
    }

    // What was tested before Ctrl-C is still reported.
    private static List<TestResult> Collect(IEnumerable<TestResult> results, Invocation call)
    {
        var collected = new List<TestResult>();
        try
        {
            collected.AddRange(results);
        }
        catch (OperationCanceledException) when (call.Cancellation.IsCancellationRequested)
        {
            call.Note("the case that was running is not counted");
        }

        return collected;
    }
}
