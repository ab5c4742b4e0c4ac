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
        SeenOrigin[] origins = [.. report.Facts.Origins.Select(origin => new SeenOrigin(origin.Source, origin.SourceType))];
        return report with { Rules = [.. report.Rules.Zip(pack.Filters, Explain)] };

        RuleReport Explain(RuleReport rule, FilterOutline filters)
        {
            if (rule.Rows > 0 || rule.Silence != Silence.None)
                return rule;
            SilenceReason reason = SilenceAnalysis.Explain(filters, origins, field => report.Facts.Fields.TryGetValue(field, out bool? present) ? present : null);
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
}
