using System.Diagnostics;
using SplCompiler.Fuzz.Checking;
using SplCompiler.Fuzz.Generation;

namespace SplCompiler.Fuzz;

/// <summary>Checks random rules, shard by shard.</summary>
public static class RulesRun
{
    /// <returns>0 when all engines agreed, 1 when they did not.</returns>
    public static int Run(int from, int count, ulong seed, int shard, int shrunk, TextWriter output)
    {
        long started = Stopwatch.GetTimestamp();
        var all = new CheckedRules();
        for (int first = from; first < from + count; first += shard)
        {
            int size = Math.Min(shard, from + count - first);
            CheckedRules found = RuleChecker.Check([.. Enumerable.Range(first, size).Select(number => RandomRule.Of(number, seed))]);
            // The first ones are made small; more of them say little new.
            for (int i = 0; i < found.Disagreements.Length; i++)
                Show(found.Disagreements[i], all.Disagreements.Length + i < shrunk ? Shrinker.Shrink(found.Disagreements[i]) : found.Disagreements[i], output);
            all = all.And(found);
            output.WriteLine($"{first + size - from} rules: {all.Agreed} agree, {all.Disagreements.Length} do not, {all.Refused.Values.Sum(refused => refused.Count)} refused, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        }

        output.WriteLine($"seed {seed}, rules {from} to {from + count - 1}: {all.Agreed} agree on every engine ({all.WithRows} gave rows), {all.Disagreements.Length} do not; {all.Classes} classes compiled");
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
