using SplCompiler.Analysis;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Packs;

namespace SplCompiler.Cli.Verbs;

/// <summary>Finds out why rules gave no rows.</summary>
internal static class SilenceReasons
{
    /// <summary>The report with a reason for each rule without rows that has none yet.</summary>
    public static RunReport Add(RunReport report, LoadedPack pack)
    {
        if (report.Events == 0)
            return report;
        var rules = pack.Accepted.ToLookup(rule => (rule.Compilation.Rule.Path, rule.Compilation.Rule.Stanza));
        SeenOrigin[] origins = [.. report.Facts.Origins.Select(origin => new SeenOrigin(origin.Source, origin.SourceType))];
        return report with { Rules = [.. report.Rules.Select(Explain)] };

        RuleReport Explain(RuleReport rule)
        {
            SplCompilation? compilation = rules[(rule.Rule.Path, rule.Rule.Stanza)].FirstOrDefault()?.Compilation;
            if (rule.Rows > 0 || rule.Silence != Silence.None || compilation is null)
                return rule;
            SilenceReason reason = SilenceAnalysis.Explain(compilation.Plan, origins, field => report.Facts.Fields.TryGetValue(field, out bool? present) ? present : null);
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
