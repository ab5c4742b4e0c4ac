using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Rows;
using SplCompiler.Cli.Verbs;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Benching;

/// <summary>Runs a pack over its input again and again: to warm up, then by turns without and with clocks around the rules.</summary>
/// <param name="call">Options and terminal.</param>
/// <param name="input">What is read.</param>
/// <param name="runs">Passes.</param>
/// <param name="isDoubtful">True for a report that more passes may change for the better; they are made a few times.</param>
internal sealed class BenchRun(Invocation call, InputOptions input, int runs, Func<BenchReport, bool> isDoubtful)
{
    private const int MostRounds = 3;

    // The run time compiles hot code again in the background: a short input is read more than once before that is done.
    private const double WarmUpSeconds = 1;
    private const int MostWarmUps = 20;

    // More workers disturb each other, and their times are no longer those of a rule alone.
    private readonly int _jobs = call.IsGiven(call.Shared.Jobs) ? call.Jobs : 1;

    /// <summary>True when a rule held too much to be measured.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>Measures; null when a rule failed or the run was interrupted, which is said.</summary>
    /// <exception cref="UsageException">There is no event to measure with.</exception>
    public BenchReport? Measure(LoadedPack pack, CompiledPack compiled)
    {
        IPackRunner runner = Engines.Need(call.Engines.Runner, "run rules");
        using var standardInput = new StandardInput(call.Terminal.OpenInput, isReadTwice: true, call.Cancellation);
        RunRequest request = input.Request(call, RunTime.Of(call, pack), standardInput.Open);
        if (RunTime.IsOfData(call))
            request = input.Request(call, RunTime.OfData(runner, request, call), standardInput.Open);
        request = request with { Jobs = _jobs };

        // Code is compiled, patterns are built, and what is wrong with the input is said.
        var findings = new InputFindings(call);
        RunReport first = Pass(runner, compiled, request with { OnFinding = findings.Add, Measure = true });
        foreach (string line in findings.Lines().Concat(RunText.GivenUp(first)))
            call.Terminal.Error.WriteLine(line);
        if (!IsComplete(first))
            return null;
        if (first.Events == 0)
            throw new UsageException(first.InputsRead == 0 ? "no input could be opened" : "the input has no events, so nothing can be measured");

        compiled = WithoutStopped(compiled, first);
        double warm = first.Seconds;
        for (int i = 1; i < MostWarmUps && warm < WarmUpSeconds; i++)
            warm += Pass(runner, compiled, request with { Measure = true }).Seconds;
        return Measure(runner, compiled, request);
    }

    private BenchReport? Measure(IPackRunner runner, CompiledPack compiled, RunRequest request)
    {
        var series = new BenchSeries(_jobs);
        double clock = BenchSeries.ClockNanoseconds();
        BenchReport? report = null;
        for (int round = 0; round < MostRounds && (report is null || isDoubtful(report)); round++)
        {
            for (int i = 0; i < runs; i++)
            {
                RunReport plain = Pass(runner, compiled, request);
                RunReport measured = Pass(runner, compiled, request with { Measure = true });
                if (!IsComplete(plain) || !IsComplete(measured))
                    return null;
                CompiledPack rest = WithoutStopped(WithoutStopped(compiled, plain), measured);
                if (rest != compiled)
                    return Measure(runner, rest, request);
                series.AddPlain(plain);
                series.AddMeasured(measured);
            }

            report = series.ToReport(clock);
        }

        return report;
    }

    /// <summary>Leaves out, and says, rules that were stopped: what they cost up to there is not what they cost.</summary>
    private CompiledPack WithoutStopped(CompiledPack pack, RunReport report)
    {
        var stopped = report.Rules.Where(rule => rule.StoppedWith is not null).Select(rule => rule.Rule).ToHashSet();
        if (!pack.Rules.Any(stopped.Contains))
            return pack;
        foreach (string line in RunText.Stopped(report))
            call.Terminal.Error.WriteLine(line);
        HasStopped = true;
        return pack with { Rules = pack.Rules.RemoveAll(stopped.Contains) };
    }

    private bool IsComplete(RunReport report) => !FailedRules.Show(report, call) && !report.IsPartial;

    private RunReport Pass(IPackRunner runner, CompiledPack pack, RunRequest request)
    {
        call.Cancellation.ThrowIfCancellationRequested();
        using var progress = new RunProgressBar(call, rowsAppear: false);
        return runner.Run(pack, request with { OnProgress = progress.Report }, new NoRows(), call.Cancellation);
    }
}
