using SplCompiler.Analysis;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Packs.Images;

namespace SplCompiler.Cli.Verbs;

/// <summary>Finds out why rules gave no rows.</summary>
internal static class SilenceReasons
{
    /// <summary>The report with a reason for each rule without rows that has none yet.</summary>
    public static RunReport Add(RunReport report, RunnablePack pack)
    {
        if (report.Events == 0)
            return report;
        SeenOrigin[] origins = Origins(report);
        return report with { Rules = [.. report.Rules.Zip(pack.Filters, Explain)] };

        RuleReport Explain(RuleReport rule, FilterOutline filters)
        {
            if (rule.Rows > 0 || rule.Silence != Silence.None)
                return rule;
            SilenceReason reason = SilenceAnalysis.Explain(filters, origins, field => WasPresent(report, field));
            return rule with
            {
                Silence = reason switch
                {
                    SilenceReason.SourceNeverSeen => Silence.SourceNeverSeen,
                    SilenceReason.FieldNeverPresent => Silence.FieldNeverPresent,
                    _ => Silence.FilteredOut,
                },
            };
        }
    }

    /// <summary>The conditions that no event of the run could meet.</summary>
    public static IEnumerable<SilentCondition> Blame(RunReport report, FilterOutline filters) =>
        SilenceAnalysis.Blame(filters, Origins(report), field => WasPresent(report, field));

    private static SeenOrigin[] Origins(RunReport report) => [.. report.Facts.Origins.Select(origin => new SeenOrigin(origin.Source, origin.SourceType))];

    private static bool? WasPresent(RunReport report, string field) => report.Facts.Fields.TryGetValue(field, out bool? present) ? present : null;
}
