using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Verbs;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Reports;

/// <summary>Why rules gave no rows, with the condition or field to blame: <c>--why</c>.</summary>
internal static class WhyText
{
    private const int MostOrigins = 5;

    /// <param name="report">The run.</param>
    /// <param name="filters">The filters of each rule.</param>
    /// <param name="names">Parts of paths, titles or ids of rules.</param>
    public static IEnumerable<string> Of(RunReport report, ImmutableArray<FilterOutline> filters, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            int[] found = [.. Enumerable.Range(0, report.Rules.Length).Where(i => IsMeant(report.Rules[i].Rule, name))];
            if (found.Length == 0)
                yield return $"why: no rule of the run is called `{name}`";
            foreach (int i in found)
            {
                foreach (string line in Of(report, report.Rules[i], filters[i]))
                    yield return line;
            }
        }
    }

    private static bool IsMeant(CompiledRule rule, string name) =>
        new[] { rule.Path, rule.Title, rule.Id, rule.Stanza }.Any(part => part?.Contains(name, StringComparison.OrdinalIgnoreCase) == true);

    private static IEnumerable<string> Of(RunReport report, RuleReport rule, FilterOutline filters)
    {
        string name = rule.Rule.Path + (rule.Rule.Stanza is { } stanza ? $" [{stanza}]" : "");
        if (rule.Rows > 0)
        {
            yield return $"why: {name}: it gave {Counts.Of(rule.Rows, "row")}";
            yield break;
        }

        if (report.Events == 0)
        {
            yield return $"why: {name}: there were no events";
            yield break;
        }

        yield return $"why: {name}: {Reason(rule)}";
        foreach (SilentCondition condition in rule.Silence is Silence.SourceNeverSeen or Silence.FieldNeverPresent ? SilenceReasons.Blame(report, filters) : [])
        {
            string absent = string.Join(", ", condition.Absent.Select(field => $"`{field}`"));
            yield return $"  {condition.Text}: " + (absent.Length > 0 ? $"no event has {absent}" : condition.AsksSource ? $"the events are of {Seen(report)}" : "no event can meet it");
        }
    }

    private static string Reason(RuleReport rule) => rule.Silence switch
    {
        Silence.SourceNeverSeen => "no event comes from where it looks",
        Silence.FieldNeverPresent => "no event has a field that it needs",
        Silence.OutsideTimeRange => "its time range dropped all events; --now data sets the clock to the newest",
        Silence.Stopped => "it held too much and was stopped",
        _ => $"its conditions dropped all events{(rule.Candidates is { } candidates ? $"; {Counts.Of(candidates, "event")} had what it looks for first, and {Counts.Of(rule.Kept ?? 0, "event")} passed its filters" : "")}; "
            + "`splc explain RULE --event FILE` follows each",
    };

    private static string Seen(RunReport report)
    {
        string[] origins = [.. report.Facts.Origins.Select(origin => $"`{(origin.Source.Length > 0 ? origin.Source : origin.SourceType)}`").Distinct().Order(StringComparer.Ordinal)];
        return origins.Length == 0 ? "no source" : string.Join(", ", origins.Take(MostOrigins)) + (origins.Length > MostOrigins ? $" and {origins.Length - MostOrigins} more" : "");
    }
}
