using SplCompiler.Runtime;

namespace SplCompiler.Cli.Scheduling;

/// <summary>When the rules are run: at the borders of the clock's hours, days or whatever <c>--every</c> says, as a schedule would.</summary>
internal static class RunTimes
{
    /// <summary>More windows than these are refused: the input is read for each.</summary>
    public const int Most = 10_000;

    /// <summary>Each time with the one before: from the first behind the oldest event to the first behind the newest.</summary>
    /// <param name="every">What <c>--every</c> says.</param>
    /// <param name="oldest">Of the input.</param>
    /// <param name="newest">Of the input.</param>
    /// <param name="last">No run is later; null for no limit.</param>
    /// <param name="run">The zone of the clock.</param>
    /// <exception cref="UsageException">There are too many.</exception>
    public static IReadOnlyList<(SplTime Before, SplTime Now)> Of(string every, SplTime oldest, SplTime newest, SplTime? last, RunContext run)
    {
        var bins = new TimeBins();
        bins.Use(SplSpan.TryParse(every) ?? throw new UsageException($"--every `{every}` is no duration", "write such as 15m, 1h or 1d"), run);
        var times = new List<(SplTime, SplTime)>();
        for (SplTime before = bins.Floor(oldest); before <= newest; before = bins.Next(before))
        {
            SplTime now = bins.Next(before);
            if (now > last)
                break;
            if (times.Count == Most)
                throw new UsageException($"--every {every} makes more than {Most} windows of this input", "run the rules less often, or over less input: --earliest and --latest bound it");
            times.Add((before, now));
        }

        return times;
    }
}
