using SplCompiler.Cli.Options;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Scheduling;

/// <summary>The time range that a rule is started with, as its file says: <c>dispatch.earliest_time</c> of savedsearches.conf, <c>earliest_time</c> of YAML.</summary>
/// <remarks>Source: Admin Manual, "savedsearches.conf"; Search Manual, "Specify time modifiers in your search": a modifier in the search is stronger than the range it is started with.</remarks>
/// <param name="Earliest">A time modifier; null when the file has none.</param>
/// <param name="Latest">Likewise.</param>
/// <param name="IsInSearch">True when the search itself says how far back it looks.</param>
/// <param name="IsMixed">True when a search inside it says so and it does not, or the other way round: one window serves both.</param>
internal sealed record RuleRange(string? Earliest, string? Latest, bool IsInSearch, bool IsMixed)
{
    // Where rule files have it: savedsearches.conf, a YAML of its own keys, and security_content's deployments.
    private static readonly string[] s_prefixes = ["dispatch.", "", "scheduling."];

    public static RuleRange Of(RuleFile rule, Plan plan) => new(
        Find(rule, "earliest_time"), Find(rule, "latest_time"), plan.HasTimeRange, plan.AllSearches().Any(inner => inner.StartsFromEvents && inner.HasTimeRange != plan.HasTimeRange));

    /// <summary>The first border that is no time, such as <c>rt-5m</c> of a search in real time; null when both are.</summary>
    public string? Unreadable => new[] { Earliest, Latest }.FirstOrDefault(text => !TimeText.IsBound(text, RunContext.Default));

    /// <summary>The window of a run.</summary>
    /// <param name="now">When it is run.</param>
    /// <param name="before">When it was run before: where the window begins if the rule does not say.</param>
    /// <param name="zone">Whose days and hours modifiers snap to.</param>
    /// <exception cref="UsageException">The range is <see cref="Unreadable"/>.</exception>
    public RunWindow At(SplTime now, SplTime before, TimeZoneInfo zone)
    {
        if (IsInSearch)
            return new RunWindow(now, null, now);
        if (Earliest is null && Latest is null)
            return new RunWindow(now, before, now);
        RunContext run = RunContext.Default with { Now = now, TimeZone = zone };
        SplTime latest = TimeText.ParseBound("latest_time", Latest, run) ?? now;
        return new RunWindow(now, TimeText.ParseBound("earliest_time", Earliest, run), latest < now ? latest : now);
    }

    private static string? Find(RuleFile rule, string name) => s_prefixes
        .Select(prefix => rule.Metadata.TryGetValue(prefix + name, out var values) && values is [{ Length: > 0 } text] ? text.Trim() : null)
        .FirstOrDefault(text => text is not null);
}
