using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn.Listing;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Engine;

/// <summary>Compiles the C# of rules.</summary>
public interface ICompiledPacks
{
    /// <summary>Says that rules will be compiled soon: what does not depend on them can begin.</summary>
    /// <param name="emits">True when assemblies will be made, false when the C# is only checked.</param>
    void WarmUp(bool emits);

    /// <summary>Compiles rules into a pack. A rule that the C# compiler rejects is left out and reported.</summary>
    /// <param name="rules">Rules without errors, each with another class name.</param>
    /// <param name="knowledge">Field knowledge that is compiled with them.</param>
    /// <param name="options">Cache and workers.</param>
    /// <param name="cancellation">Stops the compilation.</param>
    PackBuild Compile(IReadOnlyList<SplCompilation> rules, KnowledgeBase knowledge, PackOptions options, CancellationToken cancellation);

    /// <summary>Has the C# compiler read the code of rules, without making assemblies of them.</summary>
    /// <param name="rules">Rules without errors, each with another class name.</param>
    /// <param name="knowledge">Field knowledge that they need.</param>
    /// <param name="options">Cache and workers.</param>
    /// <param name="cancellation">Stops the compilation.</param>
    PackCheck Check(IReadOnlyList<SplCompilation> rules, KnowledgeBase knowledge, PackOptions options, CancellationToken cancellation);

    /// <summary>A pack that an earlier run compiled; null when a part of it is no longer in the cache.</summary>
    CompiledPack? Load(PackListing listing, PackOptions options);

    /// <summary>The C# of a rule for a C# project: patterns are methods that the C# compiler writes. Null for a rule with errors.</summary>
    GeneratedSource? ProjectSource(SplCompilation rule);

    /// <summary>The generated files of a pack that belong to no rule, such as its list of rules, in a namespace.</summary>
    PackSources SharedSources(IReadOnlyList<PackMember> members, KnowledgeBase knowledge, string rootNamespace, bool forProject);

    /// <summary>Compiles generated files into one assembly on disk; nothing is written when there is an error.</summary>
    ImmutableArray<Diagnostic> WriteAssembly(IReadOnlyList<GeneratedSource> sources, string path, CancellationToken cancellation);
}
