using System.Globalization;
using System.Text;
using SplCompiler.Cli.Benching;
using SplCompiler.Cli.Benching.Growth;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Reports;

/// <summary>A benchmark for a person: the input, then a line for each rule.</summary>
internal static class BenchText
{
    /// <param name="report">What was measured.</param>
    /// <param name="rules">Those that are shown, in their order.</param>
    public static string Of(BenchReport report, IReadOnlyCollection<RuleBench> rules)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"events {report.Events}, bytes {report.Bytes}, seconds {report.Seconds:0.000}, {Counts.Number((long)report.EventsPerSecond)} events/s; median of {Counts.Of(report.Runs, "pass", "passes")}, {Counts.Of(report.Jobs, "worker")}\n"));
        text.Append(Invariant($"an event takes {report.NanosecondsPerEvent * report.Jobs:0.0} ns: rules {report.RulesNanosecondsPerEvent:0.0} ns, reading and matching {report.OtherNanosecondsPerEvent:0.0} ns\n"));
        if (report.Rules.Count(rule => !rule.HasWitness) is > 0 and var unseen)
            text.Append($"{Counts.Of(unseen, "rule has", "rules have")} no witness (*): shown every event\n");
        text.Append($"{"ns/event",10} {"share",7} {"ns/cand.",10} {"bytes/event",11} {"candidates",12} {"kept",12} {"rows",10}  rule\n");
        foreach (RuleBench rule in rules)
        {
            text.Append(Invariant($"{rule.NanosecondsPerEvent,10:0.0} {rule.Share * 100,6:0.0}% {rule.NanosecondsPerCandidate?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-",10} "))
                .Append(Invariant($"{rule.AllocatedBytesPerEvent,11:0.0} {Counts.Number(rule.Candidates),12} {Counts.Number(rule.Kept),12} {Counts.Number(rule.Rows),10} {(rule.HasWitness ? ' ' : '*')}"))
                .Append(rule.Rule.Path).Append(rule.Rule.Stanza is { } stanza ? $" [{stanza}]" : "").Append('\n');
        }

        if (rules.Count < report.Rules.Length)
            text.Append($"{Counts.Of(report.Rules.Length - rules.Count, "rule")} more\n");
        return text.ToString();
    }

    /// <summary>The patterns whose time grows faster than their texts.</summary>
    public static string Of(IReadOnlyCollection<PatternGrowth> patterns)
    {
        PatternGrowth[] notable = [.. patterns.Where(pattern => pattern.IsNotable)];
        var text = new StringBuilder();
        text.Append($"{Counts.Of(patterns.Count, "different pattern")}, {Counts.Number(notable.Length)} with time that grows faster than the text where it is matched by backtracking, as PCRE does\n");
        text.Append(Invariant($"(exponent over {PatternGrowth.Notable}); {Counts.Number(notable.Count(pattern => pattern.IsNotableHere))} of them in a run of splc, which matches the others by automata\n"));
        if (notable.Length > 0)
            text.Append($"{"exponent",10} {"here",10}  pattern, rules and text\n");
        foreach (PatternGrowth pattern in notable)
        {
            text.Append($"{Exponent(pattern.Exponent),10} {Exponent(pattern.ExponentHere),10}  {VisibleText.Of(pattern.Pattern)}\n");
            foreach (string rule in pattern.Rules)
                text.Append(' ', 23).Append(rule).Append('\n');
            text.Append(' ', 23).Append(Family(pattern)).Append('\n');
        }

        return text.ToString();
    }

    private static string Family(PatternGrowth pattern)
    {
        string family = $"{Quoted(pattern.Text!.Head)} + n x {Quoted(pattern.Text.Pump)} + {Quoted(pattern.Text.Tail)}";
        return pattern.GivenUpAt is { } length ? $"{family}, given up at {length.ToString(CultureInfo.InvariantCulture)} characters" : family;
    }

    private static string Exponent(double? exponent) => exponent switch
    {
        null => "-",
        > 9 => "over 9",
        { } known => known.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static string Quoted(string text)
    {
        string shown = text.Length > 60 ? text[..60] + "…" : text;
        return $"\"{string.Concat(shown.Select(c => c is < ' ' or '\u007F' ? Invariant($"\\x{(int)c:x2}") : c.ToString()))}\"";
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
