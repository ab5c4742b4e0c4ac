using System.Diagnostics;
using SplCompiler.Rules;
using SplCompiler.Tests.Syntax;

namespace SplCompiler.Fuzz;

/// <summary>Gives mutated rules to the parser.</summary>
public static class ParserRun
{
    /// <summary>A text that takes more time of the processor is taken for a hang; time on the clock would count other work of the machine.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    /// <returns>0 when nothing was thrown and nothing hung, 1 otherwise.</returns>
    public static int Run(int count, ulong seed, IReadOnlyList<string> folders, TextWriter output)
    {
        List<string> texts = [.. RuleMutation.Examples];
        if (folders.Count > 0)
            texts.AddRange(RulePack.Load(folders).Rules.Select(rule => rule.Spl.Text));
        var random = new Random((int)seed);
        long started = Stopwatch.GetTimestamp();
        int failures = 0;
        string current = "";
        long since = Processor();
        // Nothing can stop a parser that hangs: the text is shown and the run ends.
        using var watch = new Timer(
            _ =>
            {
                if (Processor() - Volatile.Read(ref since) < s_limit.Ticks)
                    return;
                output.WriteLine($"--- hangs\n{Volatile.Read(ref current)}");
                Environment.Exit(1);
            },
            null, s_limit, TimeSpan.FromSeconds(1));
        TimeSpan slowest = TimeSpan.Zero;
        for (int i = 0; i < count; i++)
        {
            string text = RuleMutation.Of(texts, random);
            Volatile.Write(ref current, text);
            long begun = Processor();
            Volatile.Write(ref since, begun);
            try
            {
                RuleMutation.Parse(text);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                failures++;
                output.WriteLine($"--- text {i}\n{text}\n{failure}");
            }

            TimeSpan taken = TimeSpan.FromTicks(Processor() - begun);
            slowest = taken > slowest ? taken : slowest;
            if ((i + 1) % 100_000 == 0)
                output.WriteLine($"{i + 1} texts, {failures} failures, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        }

        output.WriteLine($"seed {seed}: {count} mutations of {texts.Count} texts, {failures} failures, slowest {slowest.TotalMilliseconds:0} ms");
        return failures == 0 ? 0 : 1;
    }

    private static long Processor() => Environment.CpuUsage.TotalTime.Ticks;
}
