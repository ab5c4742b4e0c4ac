using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Packs.Images;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Rows;
using SplCompiler.Cli.Scheduling;
using SplCompiler.Cli.Terminals;
using SplCompiler.Diagnostics;
using SplCompiler.Roslyn.Lookups;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Verbs;

/// <summary>What <c>run</c> and <c>query</c> share: compile, read, write rows, say what happened.</summary>
internal sealed class SearchRun(Invocation call, InputOptions input, PackOptions packs)
{
    // Fewer rules leave less than it takes to look for.
    private const int ManyRules = 100;

    /// <summary>A format of rows, or null for the usual one.</summary>
    public string? Format { get; init; }

    /// <summary>The file that rows go to, or null.</summary>
    public string? Out { get; init; }

    /// <summary>True when each row says whose it is.</summary>
    public bool IsNamed { get; init; }

    /// <summary>True to hold rows back and give them newest first.</summary>
    public bool IsNewestFirst { get; init; }

    /// <summary>How often the rules are run over the time of the input, such as <c>1h</c>; null for once, over all of it.</summary>
    public string? Every { get; init; }

    public bool ShowsStatistics { get; init; }

    /// <summary>Rules of which it is said why they gave no rows: parts of their paths, titles or ids.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>True to show warnings too, not only what keeps a rule from running.</summary>
    public bool ShowsWarnings { get; init; }

    /// <summary>Compiles and runs the accepted rules and returns the exit code.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="keep">Told of the pack when it is compiled; null when nobody needs it again.</param>
    public int Run(LoadedPack pack, Action<LoadedPack, PackBuild, RunnablePack>? keep = null)
    {
        Findings.ShowErrors(pack, call);
        if (ShowsWarnings)
            Findings.Show(pack, call, pack.Rules.SelectMany(rule => rule.Diagnostics).Where(diagnostic => diagnostic.Severity == Severity.Warning));
        CheckInput(pack.ReadsEvents);
        if (!pack.Accepted.Any())
            return Findings.ExitCodeOf(pack);

        if (!ShowsWarnings)
            Note(pack.Notes);
        (LoadedPack compiled, PackBuild build) = PackCompilation.CompileAndShow(pack, packs, call);
        int refused = compiled.BrokenFiles.Length + compiled.Rules.Count(rule => rule.IsRefused);
        ImmutableArray<SplCompilation> rules = Compilations(build.Pack, compiled);
        var runnable = new RunnablePack(
            build.Pack, [.. rules.Select(rule => FilterOutline.Of(rule.Plan, rule.Expanded))], [.. rules.Select(rule => RuleRange.Of(rule.Rule, rule.Plan))], refused, Findings.ExitCodeOf(compiled), compiled.TimeZone, new(compiled.Knowledge));
        keep?.Invoke(compiled, build, runnable);
        Forget(compiled);
        return Run(runnable);
    }

    /// <summary>Runs a pack that an earlier run left, says of it what was said then, and returns the exit code.</summary>
    public int Run(PackImage image, RunnablePack pack)
    {
        foreach (string error in image.Errors)
            call.Terminal.Error.WriteLine(error);
        CheckInput(image.ReadsEvents);
        Note(image.Notes);
        return Run(pack);
    }

    private int Run(RunnablePack pack)
    {
        RunReport report = Read(pack, out InputFindings findings, out RunContext time);
        int code = Conclude(pack, SilenceReasons.Add(report, pack, time), findings);
        return time.Writer is LookupFolder folder ? Math.Max(code, Write(folder, report)) : code;
    }

    /// <summary>Writes the tables of the run, each whole or not at all, and returns the exit code.</summary>
    private int Write(LookupFolder folder, RunReport report)
    {
        if (report.IsPartial || call.Cancellation.IsCancellationRequested)
        {
            call.Terminal.Error.WriteLine("--lookup-out: the run was stopped, so no table was written");
            return ExitCode.Success;
        }

        int code = ExitCode.Success;
        foreach (LookupChange change in folder.Commit())
        {
            if (change.Error is { } error)
            {
                call.Terminal.Error.WriteLine($"splc: cannot write `{change.Path}`: {error}");
                code = ExitCode.Usage;
            }
            else
            {
                call.Note(change.Rows is { } rows ? $"wrote {change.Path} ({Counts.Of(rows, "row")})" : $"deleted {change.Path}: there were no rows");
            }
        }

        return code;
    }

    private void CheckInput(bool readsEvents)
    {
        if (Every is not null && call.Get(call.Shared.LookupOut) is not null)
            throw new UsageException("--every and --lookup-out do not go together: each window would write the tables anew", "run one window, with --earliest and --latest");
        if (readsEvents)
            input.Require(call);
    }

    /// <summary>What many rules have in common is said once for all.</summary>
    private void Note(ImmutableArray<string> notes)
    {
        foreach (string note in notes)
            call.Note(note);
    }

    /// <summary>What a big pack was made of would take as much memory as running it; what garbage it becomes goes before events are read.</summary>
    private static void Forget(LoadedPack pack)
    {
        foreach (LoadedRule rule in pack.Rules)
            rule.Compilation.Forget();
        if (pack.Rules.Length >= ManyRules)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static ImmutableArray<SplCompilation> Compilations(CompiledPack compiled, LoadedPack pack)
    {
        var rules = pack.Accepted.ToLookup(rule => (rule.Compilation.Rule.Path, rule.Compilation.Rule.Stanza));
        return [.. compiled.Rules.Select(rule => rules[(rule.Path, rule.Stanza)].First().Compilation)];
    }

    private RunReport Read(RunnablePack pack, out InputFindings findings, out RunContext time)
    {
        IPackRunner runner = Engines.Need(call.Engines.Runner, "run rules");
        using var standardInput = new StandardInput(call.Terminal.OpenInput, isReadTwice: RunTime.IsOfData(call) || Every is not null, call.Cancellation);
        time = RunTime.Of(call, pack.TimeZone, () => pack.Knowledge.Value);
        RunRequest request = input.Request(call, time, standardInput.Open);
        if (RunTime.IsOfData(call))
            request = input.Request(call, time = RunTime.OfData(runner, request, call), standardInput.Open);

        using Destination destination = Destination.Open(Out, call.Terminal);
        RowOutput output = RowFormats.Create(Format, IsNamed, destination, call.Terminal, call.OutputColors);
        RowOutput rows = IsNewestFirst ? new TimeOrderedRows(output) : output;
        var seen = findings = new InputFindings(call);
        request = request with { Measure = ShowsStatistics, OnFinding = seen.Add };
        RunReport report = Read(runner, pack, request, rows, rowsAppear: destination.IsTerminal && rows is NdjsonRows or JsonRows);
        rows.Complete();
        return report;
    }

    // The bar is gone before the first table is written.
    private RunReport Read(IPackRunner runner, RunnablePack pack, RunRequest request, RowOutput rows, bool rowsAppear)
    {
        using var progress = new RunProgressBar(call, rowsAppear);
        request = request with
        {
            OnProgress = now =>
            {
                progress.Report(now);
                rows.Flush();
            },
        };
        return Every is null ? runner.Run(pack.Compiled, request, rows, call.Cancellation) : new Schedule(call, Every).Run(runner, pack, request, rows);
    }

    private int Conclude(RunnablePack pack, RunReport report, InputFindings findings)
    {
        TextWriter error = call.Terminal.Error;
        foreach (string line in findings.Lines())
            error.WriteLine(line);
        foreach (string line in RunText.Cut(report).Concat(RunText.GivenUp(report)).Concat(RunText.Stopped(report)))
            error.WriteLine(line);
        if (ShowsStatistics)
        {
            foreach (string line in RunText.Statistics(report))
                error.WriteLine(line);
        }

        foreach (string line in RunText.Summary(report, pack.Refused, call.ErrorColors))
            call.Note(line);
        foreach (string line in WhyText.Of(report, pack.Filters, Why))
            error.WriteLine(line);
        bool hasFailed = FailedRules.Show(report, call);
        bool isPartial = report.IsPartial || call.Cancellation.IsCancellationRequested;
        if (isPartial)
            error.WriteLine("partial: stopped before the end of the input");
        if (hasFailed)
            return ExitCode.Bug;
        if (isPartial)
            return ExitCode.Interrupted;
        bool readNothing = report.InputsRead == 0 && call.Get(input.Inputs)!.Length > 0;
        if (readNothing)
            error.WriteLine("splc: no input could be opened");
        int code = report.Rules.Any(rule => rule.StoppedWith is not null) ? Math.Max(pack.ExitCode, ExitCode.Finding) : pack.ExitCode;
        return readNothing ? Math.Max(code, ExitCode.Usage) : code;
    }
}
