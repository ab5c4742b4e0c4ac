using SplCompiler.Analysis;
using SplCompiler.Cli.Options;

namespace SplCompiler.Cli.Packs;

/// <summary>Collects the facts of all rules of a pack.</summary>
internal static class PackAnalysis
{
    public static PackFacts Of(LoadedPack pack, Invocation call, Action<int, int>? onRule = null)
    {
        var facts = new RuleFacts[pack.Rules.Length];
        int done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = call.Jobs, CancellationToken = call.Cancellation };
        Parallel.For(0, facts.Length, options, i =>
        {
            facts[i] = RuleAnalysis.Of(pack.Rules[i].Compilation);
            onRule?.Invoke(Interlocked.Increment(ref done), facts.Length);
        });
        return new PackFacts(facts);
    }
}
