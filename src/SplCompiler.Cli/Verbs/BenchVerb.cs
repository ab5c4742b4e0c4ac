using System.Collections.Immutable;
using System.CommandLine;
using SplCompiler.Cli.Benching;
using SplCompiler.Cli.Benching.Growth;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc bench</c>: what each rule costs.</summary>
internal sealed class BenchVerb : Verb
{
    private readonly Argument<string[]> _rules = RuleArguments.Many();
    private readonly Option<int> _runs = new("--runs") { Description = "Measured passes after one to warm up; the median counts", HelpName = "N", DefaultValueFactory = _ => 3 };
    private readonly Option<string> _sort = Choices.Option("--sort", "Order of rules: the dearest first, or by path", "cost", "cost", "path");
    private readonly Option<int?> _top = new("--top") { Description = "Show only the first N rules", HelpName = "N" };
    private readonly Option<string> _format = Choices.Option("--format", "Format of the report", "table", "table", "json", "csv");
    private readonly Option<string?> _out = OutOption.File();
    private readonly BaselineOptions _baseline = new();

    private readonly Option<bool> _growth = new("--growth")
    {
        Description = "Match each pattern of the rules against texts made for it, n, 2n and 4n long, and show which take longer than in proportion. Needs no --input",
    };

    private readonly InputOptions _input = new();
    private readonly CacheOption _cache = new();

    public override string Name => "bench";

    public override string Summary => "Measures what each rule costs over events (one worker unless --jobs says otherwise)";

    public override int Run(Invocation call)
    {
        if (call.Get(_runs) < 1 || call.Get(_top) < 1)
            throw new UsageException("--runs and --top must be at least 1");
        bool growth = call.Get(_growth);
        if (growth && call.Get(_format) == "csv")
            throw new UsageException("--growth has no CSV", "--format json has the patterns beside the rules");
        Func<BenchReport, BenchComparison>? compare = _baseline.Read(call);
        bool measures = !growth || compare is not null || call.Get(_input.Inputs)!.Length > 0;
        if (measures)
            _input.Require(call);

        LoadedPack pack = LoadedPack.Load(call.Get(_rules)!, call);
        Findings.ShowErrors(pack, call);
        if (!pack.Accepted.Any())
            return Findings.ExitCodeOf(pack);
        var run = new BenchRun(call, _input, call.Get(_runs), report => compare?.Invoke(report).Dearer.IsEmpty == false);
        BenchReport? report = null;
        if (measures)
        {
            (pack, PackBuild build) = PackCompilation.CompileAndShow(pack, _cache.Packs(call), call);
            report = run.Measure(pack, build.Pack);
            if (report is null)
                return call.Cancellation.IsCancellationRequested ? throw new OperationCanceledException(call.Cancellation) : ExitCode.Bug;
        }

        ImmutableArray<PatternGrowth>? patterns = growth ? GrowthReport.Of(pack.Accepted, call.Cancellation) : null;
        Write(report, patterns, call);
        bool isDearer = compare is not null && Show(compare(report!), call);
        return Math.Max(Findings.ExitCodeOf(pack), isDearer || run.HasStopped ? ExitCode.Finding : ExitCode.Success);
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_rules);
        _input.AddTo(command);
        Option[] options = [_runs, _sort, _top, _format, _out, _growth, _cache.NoCache];
        foreach (Option option in options)
            command.Options.Add(option);
        _baseline.AddTo(command);
    }

    private void Write(BenchReport? report, ImmutableArray<PatternGrowth>? patterns, Invocation call)
    {
        IEnumerable<RuleBench> ordered = call.Get(_sort) == "path"
            ? (report?.Rules ?? []).OrderBy(rule => rule.Rule.Path, StringComparer.Ordinal).ThenBy(rule => rule.Rule.Stanza, StringComparer.Ordinal)
            : (report?.Rules ?? []).OrderByDescending(rule => rule.NanosecondsPerEvent).ThenBy(rule => rule.Rule.Path, StringComparer.Ordinal);
        RuleBench[] shown = [.. ordered.Take(call.Get(_top) ?? int.MaxValue)];
        using Destination destination = Destination.Open(call.Get(_out), call.Terminal);
        destination.Write(call.Get(_format) switch
        {
            "json" => BenchJson.Of(report, shown, patterns),
            "csv" => BenchCsv.Of(shown),
            _ => (report is null ? "" : BenchText.Of(report, shown)) + (patterns is { } found ? BenchText.Of(found) : ""),
        });
    }

    /// <summary>Says what the comparison found; true when something became dearer.</summary>
    private static bool Show(BenchComparison comparison, Invocation call)
    {
        foreach (string note in comparison.Notes)
            call.Note($"note: {note}");
        call.Note(FormattableString.Invariant($"rules take {comparison.Scale:0.00} times what they took in the baseline (median); each is compared with that"));
        foreach (string line in comparison.Dearer)
            call.Terminal.Error.WriteLine($"{call.ErrorColors.Red("dearer")}: {line}");
        return !comparison.Dearer.IsEmpty;
    }
}
