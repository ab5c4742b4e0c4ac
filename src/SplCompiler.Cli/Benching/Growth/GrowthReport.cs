using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using SplCompiler.Analysis.Growth;
using SplCompiler.Cli.Packs;
using SplCompiler.Emission;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Benching.Growth;

/// <summary>Measures every pattern of a pack over texts that are made for it.</summary>
internal static class GrowthReport
{
    // A match of a run is given up after a second; a quarter tells as much about how it grows.
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_enough = TimeSpan.FromMilliseconds(2);

    /// <summary>Each different pattern once, those first that grow fastest in a run, then by backtracking.</summary>
    public static ImmutableArray<PatternGrowth> Of(IEnumerable<LoadedRule> rules, CancellationToken cancellation)
    {
        var uses = rules.SelectMany(rule => (rule.Compilation.Source?.Patterns ?? []).Select(use => (use, path: PathOf(rule))))
            .GroupBy(pair => pair.use.Pattern, StringComparer.Ordinal);
        var found = new List<PatternGrowth>();
        foreach (IGrouping<string, (PatternUse Use, string Path)> pattern in uses)
        {
            cancellation.ThrowIfCancellationRequested();
            found.Add(Measure(pattern.Key, pattern.Any(pair => pair.Use.Cuts), [.. pattern.Select(pair => pair.Path).Distinct(StringComparer.Ordinal)]));
        }

        return [.. found.OrderByDescending(growth => growth.ExponentHere ?? 0).ThenByDescending(growth => growth.Exponent ?? 0).ThenBy(growth => growth.Pattern, StringComparer.Ordinal)];
    }

    private static string PathOf(LoadedRule rule) =>
        rule.Compilation.Rule.Path + (rule.Compilation.Rule.Stanza is { } stanza ? $" [{stanza}]" : "");

    private static PatternGrowth Measure(string pattern, bool cuts, ImmutableArray<string> rules)
    {
        PcreTranslation translation = PcreTranslator.Translate(pattern);
        var growth = new PatternGrowth(pattern, rules, null, null, null) { IsAutomaton = translation.AllowsNonBacktracking && !cuts };
        // The compiler refuses a pattern that has no equal in .NET, so each has one here.
        var backtracking = new Regex(translation.DotNet!, translation.Options, s_limit);
        if (Search(backtracking).Worst(PumpedTexts.Of(pattern)) is not { } worst)
            return growth;
        growth = growth with { Exponent = worst.Exponent, ExponentHere = worst.Exponent, Text = worst.Text, GivenUpAt = worst.GivenUpAt };
        return growth.IsAutomaton && growth.IsNotable ? growth with { ExponentHere = Search(Automaton(translation) ?? backtracking).Grow(worst.Text).Exponent } : growth;
    }

    // As a run chooses: an automaton that would be too large is none.
    private static Regex? Automaton(PcreTranslation translation)
    {
        try
        {
            return new Regex(translation.DotNet!, translation.Options | RegexOptions.NonBacktracking, s_limit);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static GrowthSearch Search(Regex regex) => new(text => Cost(regex, text), s_enough.TotalNanoseconds, s_limit.TotalNanoseconds);

    private static double? Cost(Regex regex, string text)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            regex.IsMatch(text);
        }
        catch (Exception error) when (error is RegexMatchTimeoutException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            // The time limit, and the nested loops over nothing at which the interpreter of .NET leaves its arrays.
            return null;
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds;
    }
}
