using System.CommandLine;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc test</c>: case files, and rules with events and rows beside them.</summary>
internal sealed class TestVerb : Verb
{
    private readonly Argument<string[]> _paths = RuleArguments.Paths(
        "paths", "JSON files of cases; rules with *.events.ndjson and *.rows.ndjson beside them; folders of both");

    private readonly Option<string> _format = Choices.Option("--format", "Format of the report", "text", "text", "json", "junit");
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
        List<TestResult> results = Collect(tests.Run(sources, options, call.Cancellation), call);
        if (results.Count == 0 && !call.Cancellation.IsCancellationRequested)
            throw new UsageException($"no tests found in {string.Join(", ", paths)}", "a test is a JSON file of cases, or a rule with .events.ndjson and .rows.ndjson beside it");

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

        return results.Exists(result => !result.Passed) ? ExitCode.Finding : ExitCode.Success;
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_paths);
        Option[] options = [_format, _out, _cache.NoCache];
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
