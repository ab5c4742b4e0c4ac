using SplCompiler.Runtime;
using SplCompiler.Sources;

namespace SplCompiler.Cli.Engine;

/// <summary>What the verbs call to compile, run, test and explain. Each is made when a verb first needs it.</summary>
public sealed record Engines
{
    /// <summary>C# text to a pack.</summary>
    public Func<ICompiledPacks>? Packs { get; init; }

    /// <summary>A pack over input.</summary>
    public Func<IPackRunner>? Runner { get; init; }

    /// <summary>Test cases to verdicts.</summary>
    public Func<IRuleTests>? Tests { get; init; }

    /// <summary>One event through one rule, step by step.</summary>
    public Func<IEventExplainer>? Explainer { get; init; }

    /// <summary>What answers questions to the domain name system, told whom to tell of trouble; only asked where the user allows it.</summary>
    public Func<Action<string>, INameResolver> Names { get; init; } = onProblem => new SystemNames(onProblem);

    internal static T Need<T>(Func<T>? engine, string what) =>
        engine is null ? throw new UsageException($"this build of splc cannot {what}") : engine();
}
