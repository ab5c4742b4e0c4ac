using System.Collections.Immutable;
using System.Text.Json;
using SplCompiler.Cli.Benching;
using SplCompiler.Cli.Benching.Growth;

namespace SplCompiler.Cli.Reports;

/// <summary>A benchmark for programs, and for <c>--baseline</c> and <c>splc catalog --bench</c>.</summary>
internal static class BenchJson
{
    /// <param name="report">What was measured; null when only patterns were.</param>
    /// <param name="rules">The rules that are shown, in their order.</param>
    /// <param name="growth">The patterns, when they were asked for.</param>
    public static string Of(BenchReport? report, IReadOnlyCollection<RuleBench> rules, ImmutableArray<PatternGrowth>? growth) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        if (report is not null)
            WriteInput(json, report);
        json.WriteStartArray("rules");
        foreach (RuleBench rule in rules)
            Write(json, rule);
        json.WriteEndArray();
        if (growth is { } patterns)
        {
            json.WriteStartArray("growth");
            foreach (PatternGrowth pattern in patterns)
                Write(json, pattern);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    private static void WriteInput(Utf8JsonWriter json, BenchReport report)
    {
        json.WriteNumber("events", report.Events);
        json.WriteNumber("bytes", report.Bytes);
        json.WriteNumber("seconds", Rounded(report.Seconds, 6));
        json.WriteNumber("events_per_second", Rounded(report.EventsPerSecond, 0));
        json.WriteNumber("runs", report.Runs);
        json.WriteNumber("jobs", report.Jobs);
        json.WriteNumber("ns_per_event", Rounded(report.NanosecondsPerEvent, 2));
        json.WriteNumber("least_ns_per_event", Rounded(report.LeastNanosecondsPerEvent, 2));
        json.WriteNumber("rules_ns_per_event", Rounded(report.RulesNanosecondsPerEvent, 2));
        json.WriteNumber("other_ns_per_event", Rounded(report.OtherNanosecondsPerEvent, 2));
    }

    private static void Write(Utf8JsonWriter json, RuleBench rule)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Rule.Path);
        if (rule.Rule.Stanza is { } stanza)
            json.WriteString("stanza", stanza);
        json.WriteNumber("ns_per_event", Rounded(rule.NanosecondsPerEvent, 3));
        json.WriteNumber("least_ns_per_event", Rounded(rule.LeastNanosecondsPerEvent, 3));
        if (rule.NanosecondsPerCandidate is { } each)
            json.WriteNumber("ns_per_candidate", Rounded(each, 2));
        json.WriteNumber("allocated_bytes_per_event", Rounded(rule.AllocatedBytesPerEvent, 3));
        json.WriteBoolean("witness", rule.HasWitness);
        json.WriteNumber("candidates", rule.Candidates);
        json.WriteNumber("kept", rule.Kept);
        json.WriteNumber("rows", rule.Rows);
        json.WriteNumber("share", Rounded(rule.Share, 5));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PatternGrowth pattern)
    {
        json.WriteStartObject();
        json.WriteString("pattern", pattern.Pattern);
        WriteExponent(json, "exponent", pattern.Exponent);
        WriteExponent(json, "exponent_here", pattern.ExponentHere);
        json.WriteString("engine", pattern.IsAutomaton ? "automaton" : "backtracking");
        if (pattern.GivenUpAt is { } length)
            json.WriteNumber("given_up_at", length);
        if (pattern.Text is { } text)
        {
            json.WriteStartObject("text");
            json.WriteString("head", text.Head);
            json.WriteString("pump", text.Pump);
            json.WriteString("tail", text.Tail);
            json.WriteEndObject();
        }

        json.WriteStartArray("rules");
        foreach (string rule in pattern.Rules)
            json.WriteStringValue(rule);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // JSON has no infinity: what was given up at the shortest text has no exponent that could be told.
    private static void WriteExponent(Utf8JsonWriter json, string name, double? exponent)
    {
        if (exponent is { } known && double.IsFinite(known))
            json.WriteNumber(name, Rounded(known, 3));
        else
            json.WriteNull(name);
    }

    private static double Rounded(double figure, int digits) => Math.Round(figure, digits);
}
