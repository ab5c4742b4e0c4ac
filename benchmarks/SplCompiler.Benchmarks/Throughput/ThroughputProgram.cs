using System.Globalization;

namespace SplCompiler.Benchmarks;

/// <summary>
/// <c>throughput [--file F] [--size 400MB] [--from FOLDER] [--runs 7] [--only NAME] [--date D] [--out PAGE]</c>: times searches
/// against DuckDB over the same file. Different rows end it with exit code 1.
/// </summary>
internal static class ThroughputProgram
{
    // The JIT compiles our code a second time after the first runs; the page shows these runs, too.
    private const int WarmUps = 3;

    public static int Run(Arguments arguments)
    {
        string file = arguments.Text("file", Path.Combine(Path.GetTempPath(), "splc-throughput.ndjson"));
        if (!File.Exists(file) &&
            !MakeDataProgram.Make(arguments.Text("from", MakeDataProgram.DefaultFolder), arguments.Bytes("size", MakeDataProgram.DefaultSize), file))
            return 2;

        int runs = Math.Max(5, arguments.Count("runs", 7));
        string? only = arguments.Text("only");
        var results = new List<ComparisonResult>();
        string version = "";
        foreach (Comparison comparison in Comparison.All().Where(comparison => only is null || comparison.Name == only))
        {
            using var duckDb = new DuckDbEngine(comparison, file);
            var ours = new SplEngine(comparison, file);
            version = duckDb.Version;
            if (!HaveSameRows(comparison, ours.Rows(), duckDb.Rows()))
                return 1;
            results.Add(Compare(comparison, ours, duckDb, runs));
        }

        DateOnly date = arguments.Text("date") is { } given
            ? DateOnly.ParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : DateOnly.FromDateTime(DateTime.Now);
        string page = ThroughputReport.Render(date, file, version, results);
        Console.Write(page);
        if (arguments.Text("out") is { } output)
            File.WriteAllText(output, page);
        return 0;
    }

    private static ComparisonResult Compare(Comparison comparison, SplEngine ours, DuckDbEngine duckDb, int runs)
    {
        var ourRuns = new List<Measurement>();
        var duckDbRuns = new List<Measurement>();
        for (int i = 0; i < WarmUps + runs; i++)
        {
            ourRuns.Add(Measurement.Of(ours.CountRows));
            duckDbRuns.Add(Measurement.Of(duckDb.CountRows));
            if (ourRuns[i].Rows != duckDbRuns[i].Rows)
                throw new InvalidOperationException($"{comparison.Name}: {ourRuns[i].Rows} rows against {duckDbRuns[i].Rows}");
        }

        return new ComparisonResult(comparison.Name, ourRuns[0].Rows, ourRuns[WarmUps..], duckDbRuns[WarmUps..])
        {
            OursWarmingUp = ourRuns[..WarmUps],
            DuckDbWarmingUp = duckDbRuns[..WarmUps],
        };
    }

    private static bool HaveSameRows(Comparison comparison, List<string> ours, List<string> duckDb)
    {
        if (ours.SequenceEqual(duckDb, StringComparer.Ordinal))
            return true;
        Console.Error.WriteLine($"{comparison.Name}: the rows differ, {ours.Count} against {duckDb.Count} of DuckDB");
        foreach (string row in ours.Except(duckDb, StringComparer.Ordinal).Take(5))
            Console.Error.WriteLine($"  only SplCompiler: {row}");
        foreach (string row in duckDb.Except(ours, StringComparer.Ordinal).Take(5))
            Console.Error.WriteLine($"  only DuckDB: {row}");
        return false;
    }
}
