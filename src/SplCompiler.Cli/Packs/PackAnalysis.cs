using SplCompiler.Analysis;
using SplCompiler.Cli.Options;

namespace SplCompiler.Cli.Packs;

/// <summary>Collects the facts of all rules of a pack.</summary>
internal static class PackAnalysis
{
    public static PackFacts Of(LoadedPack pack, Invocation call)
    {
        var facts = new RuleFacts[pack.Rules.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = call.Jobs, CancellationToken = call.Cancellation };
        Parallel.For(0, facts.Length, options, i => facts[i] = RuleAnalysis.Of(pack.Rules[i].Compilation));
        return new PackFacts(facts);
    }
}
