using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Rows;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Recordings;

/// <summary>Runs the tests that rules bring: over its recordings a rule gives at least one row. Rules with the same recordings share a run.</summary>
internal sealed class RecordedRuns(Invocation call, PackOptions packs, RecordingFolder folder)
{
    // Names that several recordings of these rules have, such as windows-security.log.
    private HashSet<string> _sharedNames = [];

    /// <summary>The verdicts, rule by rule in the order of the paths.</summary>
    public IReadOnlyList<TestResult> Run(string[] paths)
    {
        LoadedPack loaded = LoadedPack.Load(paths, call);
        (LoadedPack pack, PackBuild build) = PackCompilation.Compile(loaded, packs, call);
        // By their order: files of one name in several folders have the same path.
        var compiled = pack.Accepted.Zip(build.Pack.Rules).ToDictionary(rule => rule.First.Compilation, rule => rule.Second);
        _sharedNames = loaded.Rules.SelectMany(rule => rule.Compilation.Rule.Tests).SelectMany(test => test.Data).Select(data => data.Link).Distinct(StringComparer.Ordinal)
            .GroupBy(RecordingFolder.NameOf, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var results = new List<TestResult>();
        var runnable = new List<(RecordedTest Test, RuleFile File, CompiledRule Rule, (string, InputDefaults)[] Data)>();
        foreach (LoadedRule rule in pack.Rules)
        {
            RuleFile file = rule.Compilation.Rule;
            foreach (RecordedTest test in file.Tests)
            {
                if (Obstacle(rule, test) is { } verdict)
                    results.Add(verdict);
                else
                    runnable.Add((test, file, compiled[rule.Compilation], [.. test.Data.Select(data => (Find(data.Link)!, Defaults(data)))]));
            }
        }

        foreach (var group in runnable.GroupBy(run => string.Join('\n', run.Data.Select(data => $"{data.Item1}\t{data.Item2}")), StringComparer.Ordinal))
        {
            if (call.Cancellation.IsCancellationRequested)
                break;
            (string, InputDefaults)[] data = group.First().Data;
            RunReport report = Over(data, build.Pack with { Rules = [.. group.Select(run => run.Rule).Distinct()] }, pack);
            results.AddRange(group.Select(run => Verdict(run.Test, run.File, report.Rules.First(rule => rule.Rule == run.Rule), report)));
        }

        var order = pack.Rules.Select((rule, i) => (rule.Compilation.Rule.File.Path, i)).DistinctBy(rule => rule.Path).ToDictionary(rule => rule.Path, rule => rule.i, StringComparer.Ordinal);
        return [.. results.OrderBy(result => order[result.File])];
    }

    /// <summary>Why a test cannot be run; null when it can.</summary>
    private TestResult? Obstacle(LoadedRule rule, RecordedTest test)
    {
        RuleFile file = rule.Compilation.Rule;
        if (rule.Diagnostics.FirstOrDefault(found => found.Severity == Severity.Error) is { } error)
            return Result(test, file, $"{error.Code} {error.Message} at {error.Span}");
        if (test.Problem is { } problem)
            return Result(test, file, $"the test cannot be read: {problem}");
        if (file.Metadata.TryGetValue("tags.manual_test", out var reason))
            return Result(test, file, $"its author tests it by hand\n{string.Join(' ', reason)}") with { Skipped = true };
        string[] missing = [.. test.Data.Select(data => data.Link).Where(link => Find(link) is null)];
        return missing.Length == 0 ? null : Result(test, file, $"no recording below `{folder.Root}`, or only by a name that several have\n{string.Join('\n', missing)}") with { Skipped = true };
    }

    /// <summary>Each recording has its own source and source type, and now is when its newest event happened.</summary>
    private RunReport Over((string, InputDefaults)[] data, CompiledPack rules, LoadedPack pack)
    {
        IPackRunner runner = Engines.Need(call.Engines.Runner, "run rules");
        var request = new RunRequest
        {
            Inputs = [],
            OpenStandardInput = () => Stream.Null,
            Recordings = [.. data],
            Jobs = call.Jobs,
            CandidateIndex = call.Shared.IndexOf(call),
            UsesQuoteIndex = call.Shared.UsesQuoteIndex(call),
            Run = RunTime.Of(call, pack),
            OnFinding = finding => call.Note($"note: {finding.Path}: {finding.Kind.Code} {finding.Message}"),
        };
        if (!call.IsGiven(call.Shared.Now))
            request = request with { Run = RunTime.OfData(runner, request, call) };
        return runner.Run(rules, request, new NoRows(), call.Cancellation);
    }

    private static TestResult Verdict(RecordedTest test, RuleFile file, RuleReport rule, RunReport report)
    {
        double seconds = report.Seconds / report.Rules.Length;
        if (rule.Failure is { } failure)
            return Result(test, file, $"the rule failed: {failure.Message}") with { Seconds = seconds };
        return rule.Rows > 0
            ? new TestResult(Id(test, file), file.File.Path, true, "", seconds)
            : Result(test, file, $"no row over {Counts.Of(report.Events, "event")} of {string.Join(", ", test.Data.Select(data => data.Link))}") with { Seconds = seconds };
    }

    private static TestResult Result(RecordedTest test, RuleFile file, string message) => new(Id(test, file), file.File.Path, false, message, 0);

    private static string Id(RecordedTest test, RuleFile file) => $"{file.Title ?? file.Path}: {test.Name}";

    private string? Find(string link) => folder.Find(link, byName: !_sharedNames.Contains(RecordingFolder.NameOf(link)));

    private static InputDefaults Defaults(RecordedData data) => new(data.Host, data.Source, data.SourceType, data.Index);
}
