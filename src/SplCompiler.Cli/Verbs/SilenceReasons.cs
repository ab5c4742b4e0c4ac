using SplCompiler.Analysis;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs.Images;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Verbs;

/// <summary>Finds out why rules gave no rows.</summary>
internal static class SilenceReasons
{
    /// <summary>The report with a reason for each rule without rows that has none yet.</summary>
    /// <param name="report">The run.</param>
    /// <param name="pack">Its rules.</param>
    /// <param name="run">What its time modifiers were seen from.</param>
    public static RunReport Add(RunReport report, RunnablePack pack, RunContext run)
    {
        if (report.Events == 0)
            return report;
        SeenOrigin[] origins = Origins(report);
        Func<TimeBound, TimesMet>? times = report is { Oldest: { } oldest, Newest: { } newest } ? bound => Met(bound, oldest, newest, run) : null;
        return report with { Rules = [.. report.Rules.Zip(pack.Filters, Explain)] };

        RuleReport Explain(RuleReport rule, FilterOutline filters)
        {
            if (rule.Rows > 0 || rule.Silence != Silence.None)
                return rule;
            SilenceReason reason = SilenceAnalysis.Explain(filters, origins, field => WasPresent(report, field), times);
            return rule with
            {
                Silence = reason switch
                {
                    SilenceReason.SourceNeverSeen => Silence.SourceNeverSeen,
                    SilenceReason.FieldNeverPresent => Silence.FieldNeverPresent,
                    SilenceReason.OutsideTimeRange => Silence.OutsideTimeRange,
                    _ => Silence.FilteredOut,
                },
            };
        }
    }

    /// <summary>Which times from the oldest to the newest are on the side of the border that a rule asks for.</summary>
    private static TimesMet Met(TimeBound bound, SplTime oldest, SplTime newest, RunContext run)
    {
        if (TimeText.TryParse(bound.Time, run) is not { } border)
            return TimesMet.Some;
        (bool first, bool last) = bound.IsEnd ? (oldest < border, newest < border) : (oldest >= border, newest >= border);
        return first && last ? TimesMet.All : first || last ? TimesMet.Some : TimesMet.None;
    }

    /// <summary>The conditions that no event of the run could meet.</summary>
    public static IEnumerable<SilentCondition> Blame(RunReport report, FilterOutline filters) =>
        SilenceAnalysis.Blame(filters, Origins(report), field => WasPresent(report, field));

    private static SeenOrigin[] Origins(RunReport report) => [.. report.Facts.Origins.Select(origin => new SeenOrigin(origin.Source, origin.SourceType))];

    private static bool? WasPresent(RunReport report, string field) => report.Facts.Fields.TryGetValue(field, out bool? present) ? present : null;
}
