using System.Globalization;
using SplCompiler.Roslyn;
using SplCompiler.Rules;
using SplCompiler.Runtime;
using KnowledgeBase = SplCompiler.Knowledge.KnowledgeBase;

namespace SplCompiler.Benchmarks;

/// <summary>
/// <c>pack --rules FOLDER [--app FOLDER] [--file F] [--runs 5] [--without 1] [--workers 2]</c>: times all rules of a folder in one pass,
/// on one worker, against one query of DuckDB over the same file; with <c>--without 1</c> also one pass without the candidate index, with <c>--workers</c> also
/// passes on so many workers.
/// </summary>
internal static class PackProgram
{
    public static int Run(Arguments arguments)
    {
        string file = arguments.Text("file", Path.Combine(Path.GetTempPath(), "splc-throughput.ndjson"));
        KnowledgeBase knowledge = arguments.Text("app") is { } app ? KnowledgeBase.Load([app]) : KnowledgeBase.BuiltIn;
        RulePackLoad load = RulePack.Load(arguments.Text("rules", "rules").Split(','));
        SplCompilation[] rules = [.. load.Rules.Select(rule => SplCompilation.Create(rule, new CompilationOptions { Knowledge = knowledge }))];
        PackBuild build = PackCompiler.Compile(rules, knowledge, new PackOptions());
        int witnesses = rules.Count(rule => !rule.HasErrors && !rule.Witness.Literals.IsEmpty);
        Write($"{build.Pack.Rules.Length} of {rules.Length} rules, {witnesses} with texts that an event must hold; {new FileInfo(file).Length / 1e6:0} MB");

        Comparison filter = Comparison.All().First();
        using var duckDb = new DuckDbEngine(filter, file);
        using var detecting = new DuckDbEngine(filter.WithDetectedColumns(), file);
        int workers = arguments.Count("workers", 1);
        long events = Pass(build.Pack, file, usesIndex: true).Events;
        _ = duckDb.CountRows();
        _ = detecting.CountRows();
        var ours = new List<Measurement>();
        var theirs = new List<Measurement>();
        var detected = new List<Measurement>();
        var shared = new List<Measurement>();
        for (int i = 0; i < arguments.Count("runs", 5); i++)
        {
            ours.Add(Measurement.Of(() => Rows(build.Pack, file, usesIndex: true)));
            theirs.Add(Measurement.Of(duckDb.CountRows));
            detected.Add(Measurement.Of(detecting.CountRows));
            if (workers > 1)
            {
                shared.Add(Measurement.Of(() => Rows(build.Pack, file, usesIndex: true, workers)));
                Write($"  on {workers} workers {shared[i].Seconds:0.000} s (cpu {shared[i].CpuSeconds:0.000})");
            }

            Write($"  pack {ours[i].Seconds:0.000} s (cpu {ours[i].CpuSeconds:0.000}), DuckDB {theirs[i].Seconds:0.000} s, with detected columns {detected[i].Seconds:0.000} s, {ours[i].Rows} rows");
        }

        double median = ComparisonResult.Median(ours, run => run.Seconds);
        WriteRatio("told its columns", ours, theirs);
        WriteRatio("detecting its columns", ours, detected);
        Write($"{events / median:0} events a second on one worker");
        if (workers > 1)
            Write($"on {workers} workers {ComparisonResult.Median(shared, run => run.Seconds):0.000} s, {shared[0].Rows} rows: {median / ComparisonResult.Median(shared, run => run.Seconds):0.00} times as fast, by minima {ours.Min(run => run.Seconds) / shared.Min(run => run.Seconds):0.00}");
        if (arguments.Count("without", 0) > 0)
        {
            Measurement without = Measurement.Of(() => Rows(build.Pack, file, usesIndex: false));
            Write($"without the candidate index {without.Seconds:0.0} s, {without.Rows} rows: {without.Seconds / median:0.0} times as long");
            return without.Rows == ours[0].Rows ? 0 : 1;
        }

        return 0;
    }

    private static void WriteRatio(string how, List<Measurement> ours, List<Measurement> theirs) =>
        Write($"against DuckDB {how}: ratio of medians {ComparisonResult.Median(ours, run => run.Seconds) / ComparisonResult.Median(theirs, run => run.Seconds):0.000}, of minima {ours.Min(run => run.Seconds) / theirs.Min(run => run.Seconds):0.000}");

    private static long Rows(CompiledPack pack, string file, bool usesIndex, int workers = 1) => Pass(pack, file, usesIndex, workers).Rules.Sum(rule => rule.Rows);

    private static RunSummary Pass(CompiledPack pack, string file, bool usesIndex, int workers = 1)
    {
        RunSummary summary = PackRunner.Run(pack, [EventInput.FromFile(file)], new RunnerOptions { Jobs = workers, CandidateIndex = usesIndex ? IndexUse.All : IndexUse.None }, new RowCounter());
        if (summary.Rules.FirstOrDefault(rule => rule.Failure is not null) is { } failed)
            throw new InvalidOperationException($"{failed.Rule.Path} failed: {failed.Failure}");
        return summary;
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
