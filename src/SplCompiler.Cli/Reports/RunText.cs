using System.Globalization;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Terminals;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Reports;

/// <summary>What a run says at its end, on standard error.</summary>
internal static class RunText
{
    /// <summary>Limits on rows that left some out.</summary>
    public static IEnumerable<string> Cut(RunReport report) => report.Rules.SelectMany(rule => rule.Cut.Select(cut =>
        $"warning[{Descriptors.RowsCut.Code}]: {rule.Rule.Path}: `{cut.Command}` takes {Counts.Of(cut.Most, "row")}, {Counts.Number(cut.Rows)} more left out"));

    /// <summary>Rules that were stopped because they held too much.</summary>
    public static IEnumerable<string> Stopped(RunReport report) => report.Rules.Where(rule => rule.StoppedWith is not null).Select(rule =>
        $"error[{Descriptors.StateTooLarge.Code}]: {rule.Rule.Path}{(rule.Rule.Stanza is { } stanza ? $" [{stanza}]" : "")}: stopped, because "
        + (rule.StoppedWith > 0 ? $"the rules held more than --memory and it held the most ({Counts.Bytes(rule.StoppedWith.Value)} written out)" : "there was no memory left for what it holds")
        + (rule.Rows > 0 ? $"; only the {Counts.Of(rule.Rows, "row")} before that were written" : "; its rows are left out"));

    /// <summary>Patterns that gave up on texts.</summary>
    public static IEnumerable<string> GivenUp(RunReport report) => report.GivenUp.Select(pattern =>
        $"warning[{Descriptors.RegexGivenUp.Code}]: the pattern `{pattern.Pattern}` took too long over {Counts.Of(pattern.Texts, "text")}, which count as no match");

    /// <summary>Events, bytes and time, and how the rules did.</summary>
    /// <param name="report">The run.</param>
    /// <param name="refused">Rules that did not take part.</param>
    /// <param name="colors">Colours of the text.</param>
    public static IEnumerable<string> Summary(RunReport report, int refused, Colors colors)
    {
        double seconds = Math.Max(report.Seconds, 1e-6);
        yield return $"{Counts.Of(report.Events, "event")}, {Counts.Bytes(report.Bytes)} in {Counts.Seconds(report.Seconds)}"
            + $" ({Counts.Number((long)(report.Events / seconds))} events/s, {Counts.Bytes(report.Bytes / seconds)}/s)";
        if (report.OutsideTimeRange > 0)
            yield return $"{Counts.Of(report.OutsideTimeRange, "event")} outside of --earliest and --latest";

        RuleReport[] fired = [.. report.Rules.Where(rule => rule.Rows > 0)];
        string line = $"rules: {colors.Bold($"{Counts.Number(fired.Length)} fired")} ({Counts.Of(fired.Sum(rule => rule.Rows), "row")})";
        foreach ((Silence silence, string words) in s_silences)
        {
            int count = report.Rules.Count(rule => rule.Rows == 0 && rule.Silence == silence);
            if (count > 0)
                line += $", {Counts.Number(count)} {words}";
        }

        yield return refused == 0 ? line : $"{line}, {colors.Red($"{Counts.Number(refused)} refused")}";
        RuleReport[] late = [.. report.Rules.Where(rule => rule.Silence == Silence.OutsideTimeRange)];
        foreach (RuleReport rule in late)
            yield return $"{rule.Rule.Path}: its time range dropped all its events; --now data sets the clock to the newest event";
    }

    /// <summary>The figures of <c>--stats</c>: the input, then each rule.</summary>
    public static IEnumerable<string> Statistics(RunReport report)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture, $"events {report.Events}, bytes {report.Bytes}, seconds {report.Seconds:0.000}, passes {report.Passes}");
        if (CandidateLine(report) is { } line)
            yield return line;
        if (report.Rules.Any(rule => rule.HasWitness is not null))
            yield return $"{Counts.Of(report.Rules.Count(rule => rule.HasWitness == false), "rule has", "rules have")} no witness (*): shown every event";
        yield return $"{"candidates",12} {"kept",12} {"rows",12} {"ns/event",10}  rule";
        foreach (RuleReport rule in report.Rules)
        {
            string stanza = rule.Rule.Stanza is null ? "" : $" [{rule.Rule.Stanza}]";
            yield return $"{Figure(rule.Candidates),12} {Figure(rule.Kept),12} {Figure(rule.Rows),12} "
                + $"{rule.NanosecondsPerEvent?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-",10} {(rule.HasWitness == false ? '*' : ' ')}{rule.Rule.Path}{stanza}";
        }
    }

    /// <summary>To how many rules an event was shown.</summary>
    private static string? CandidateLine(RunReport report)
    {
        long events = report.CandidateCounts.Sum(count => count.Events);
        if (events == 0)
            return null;
        double mean = report.CandidateCounts.Sum(count => (double)count.Candidates * count.Events) / events;
        return string.Create(CultureInfo.InvariantCulture, $"candidates an event: mean {mean:0.00}, p50 {At(0.5)}, p95 {At(0.95)} of {report.Rules.Length} rules");

        int At(double share)
        {
            long seen = 0;
            foreach ((int candidates, long count) in report.CandidateCounts)
            {
                seen += count;
                if (seen >= share * events)
                    return candidates;
            }

            return 0;
        }
    }

    private static string Figure(long? count) => count is { } number ? Counts.Number(number) : "-";

    private static readonly (Silence, string)[] s_silences =
    [
        (Silence.SourceNeverSeen, "source never seen"),
        (Silence.FieldNeverPresent, "a field never present"),
        (Silence.OutsideTimeRange, "outside of the time range"),
        (Silence.FilteredOut, "filtered out"),
        (Silence.Stopped, "stopped"),
        (Silence.None, "not fired"),
    ];
}
