using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Cli.Packs;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Benching;

/// <summary>Holds a benchmark against an earlier one.</summary>
/// <remarks>
/// The fastest passes are compared: whatever else a machine does only adds. Machines differ, and the same one is not always as fast: rules are compared after the figures of the baseline are scaled by the
/// median of what the rules of both take now to what they took then. A rule that became dearer alone stands out of that; when all became
/// dearer, the total says so, which is not scaled.
/// </remarks>
internal sealed class BenchComparison
{
    /// <summary>Nanoseconds per event by which a rule must be dearer, whatever the share: less is noise of clocks and caches.</summary>
    public const double DefaultFloor = 5;

    // Of fewer rules the median says more about the rules than about the machine.
    private const int RulesOfAScale = 8;

    private BenchComparison(double scale) => Scale = scale;

    /// <summary>How much longer this machine takes than that of the baseline; 1 when too few rules are in both to tell.</summary>
    public double Scale { get; }

    /// <summary>What became dearer, a line each.</summary>
    public ImmutableArray<string> Dearer { get; private init; }

    /// <summary>What cannot be compared: rules that are in one of both only.</summary>
    public ImmutableArray<string> Notes { get; private init; }

    /// <param name="now">What was measured.</param>
    /// <param name="baseline">What was measured then.</param>
    /// <param name="share">By how much of its former cost a rule may be dearer: 0.1 for a tenth.</param>
    /// <param name="floor">Nanoseconds per event that do not count.</param>
    public static BenchComparison Of(BenchReport now, BenchResults baseline, double share, double floor)
    {
        var common = now.Rules.Select(rule => (Rule: rule, Then: baseline.Least(rule.Rule.Path, rule.Rule.Stanza))).ToArray();
        double[] ratios = [.. common.Where(pair => pair.Then > floor).Select(pair => pair.Rule.LeastNanosecondsPerEvent / pair.Then!.Value).Order()];
        double scale = ratios.Length < RulesOfAScale ? 1 : ratios[ratios.Length / 2];
        var dearer = new List<string>();
        foreach ((RuleBench rule, double? then) in common)
        {
            if (then is { } former && IsDearer(rule.LeastNanosecondsPerEvent, former * scale))
                dearer.Add(Line(Name(rule.Rule), rule.LeastNanosecondsPerEvent, former * scale));
        }

        if (baseline.LeastNanosecondsPerEvent is { } total && IsDearer(now.LeastNanosecondsPerEvent, total))
            dearer.Add(Line("total", now.LeastNanosecondsPerEvent, total));
        var names = now.Rules.Select(rule => (rule.Rule.Path, rule.Rule.Stanza)).ToHashSet();
        string[] gone = [.. baseline.Rules.Where(rule => !names.Contains(rule)).Select(rule => Name(rule.Path, rule.Stanza)).Order(StringComparer.Ordinal)];
        string[] added = [.. common.Where(pair => pair.Then is null).Select(pair => Name(pair.Rule.Rule))];
        return new BenchComparison(scale)
        {
            Dearer = [.. dearer],
            Notes = [.. gone.Select(name => $"{name}: in the baseline only"), .. added.Select(name => $"{name}: not in the baseline")],
        };

        bool IsDearer(double cost, double former) => cost > former * (1 + share) && cost - former > floor;
    }

    private static string Line(string name, double cost, double former) => string.Create(
        CultureInfo.InvariantCulture, $"{name}: {cost:0.0} ns/event, baseline {former:0.0} ({(former > 0 ? $"+{((cost / former) - 1) * 100:0.#} %" : "was free")})");

    private static string Name(CompiledRule rule) => Name(rule.Path, rule.Stanza);

    private static string Name(string path, string? stanza) => stanza is null ? path : $"{path} [{stanza}]";
}
