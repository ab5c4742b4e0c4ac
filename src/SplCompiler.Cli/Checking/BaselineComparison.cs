using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Checking;

/// <summary>A check beside its baseline.</summary>
/// <param name="Report">Without the findings that are known. A rule with a known error still has one.</param>
/// <param name="Gone">What the baseline has and the check did not find, though it looked.</param>
internal sealed record BaselineComparison(CheckReport Report, ImmutableArray<KeyValuePair<KnownFinding, int>> Gone)
{
    /// <summary>Compares a report with the baseline: of findings with one name, as many as the baseline counts are known, the first ones.</summary>
    public static BaselineComparison Of(CheckReport report, CheckBaseline baseline, FindingNames names)
    {
        var left = new Dictionary<KnownFinding, int>(baseline.Counts);
        int known = 0;
        ImmutableArray<Diagnostic> general = New(null, report.General);
        CheckedRule[] rules = [.. report.Rules.Select(rule => Without(rule, New(rule, rule.Diagnostics)))];
        return new BaselineComparison(
            report with { General = general, Rules = [.. rules], Known = known },
            [.. CheckBaseline.Ordered(left.Where(entry => entry.Value > 0 && names.WasLookedFor(entry.Key)))]);

        ImmutableArray<Diagnostic> New(CheckedRule? rule, ImmutableArray<Diagnostic> findings) => [.. findings.Where(finding => !TakeKnown(rule, finding))];

        bool TakeKnown(CheckedRule? rule, Diagnostic finding)
        {
            if (!KnownFinding.CanBeKnown(finding))
                return false;
            KnownFinding name = names.Name(rule, finding);
            if (left.GetValueOrDefault(name) == 0)
                return false;
            left[name]--;
            known++;
            return true;
        }
    }

    /// <summary>The exit code of the check: a fault of the compiler stays one, anything new from a warning on is a finding.</summary>
    /// <param name="plain">What it would be without a baseline.</param>
    public int ExitCode(int plain) =>
        plain == Cli.ExitCode.Bug ? plain
        : Report.Diagnostics.Any(finding => finding.Severity >= Severity.Warning) ? Cli.ExitCode.Finding : Cli.ExitCode.Success;

    private static CheckedRule Without(CheckedRule rule, ImmutableArray<Diagnostic> left) =>
        rule with { Diagnostics = left, HasKnownError = rule.Diagnostics.Except(left).Any(finding => finding.Severity == Severity.Error) };
}
