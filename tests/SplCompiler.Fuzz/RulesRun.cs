using System.Diagnostics;
using SplCompiler.Fuzz.Checking;
using SplCompiler.Fuzz.Generation;

namespace SplCompiler.Fuzz;

/// <summary>Checks random rules, shard by shard.</summary>
public static class RulesRun
{
    /// <param name="numbers">Which rules.</param>
    /// <param name="seed">Of which run.</param>
    /// <param name="shard">How many rules make a pack.</param>
    /// <param name="shrunk">How many disagreements are made small.</param>
    /// <param name="output">Takes the report.</param>
    /// <returns>0 when all engines agreed, 1 when they did not.</returns>
    public static int Run(IReadOnlyCollection<int> numbers, ulong seed, int shard, int shrunk, TextWriter output)
    {
        long started = Stopwatch.GetTimestamp();
        var all = new CheckedRules();
        int done = 0;
        foreach (int[] some in numbers.Chunk(shard))
        {
            CheckedRules found = RuleChecker.Check([.. some.Select(number => RandomRule.Of(number, seed))]);
            // The first ones are made small; more of them say little new.
            for (int i = 0; i < found.Disagreements.Length; i++)
                Show(found.Disagreements[i], all.Disagreements.Length + i < shrunk ? Shrinker.Shrink(found.Disagreements[i]) : found.Disagreements[i], output);
            all = all.And(found);
            done += some.Length;
            output.WriteLine($"{done} rules: {all.Agreed} agree, {all.Disagreements.Length} do not, {all.Refused.Values.Sum(refused => refused.Count)} refused, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        }

        output.WriteLine($"seed {seed}, {done} rules, from {numbers.DefaultIfEmpty().Min()} to {numbers.DefaultIfEmpty().Max()}: {all.Agreed} agree on every engine ({all.WithRows} gave rows), {all.Disagreements.Length} do not; {all.Classes} classes compiled");
        foreach ((string code, (int number, string message)) in all.Refused.OrderByDescending(refused => refused.Value.Count))
            output.WriteLine($"refused {code} {number} times, such as: {message}");
        output.WriteLine($"disagreeing: {string.Join(' ', all.Disagreements.Select(found => found.Rule.Number))}");
        return all.Disagreements.IsEmpty ? 0 : 1;
    }

    private static void Show(Disagreement first, Disagreement small, TextWriter output) => output.WriteLine($"""

        --- rule {first.Rule.Number}, {small.Engine}
        {small.Rule}
        {small.Message}

        """);
}
