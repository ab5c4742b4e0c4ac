using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Roslyn.Listing;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Engine;

/// <summary>What the C# compiler had to say of a pack.</summary>
/// <param name="Diagnostics">Findings by rule.</param>
/// <param name="General">Findings about the field knowledge, which belong to no rule.</param>
/// <param name="Checked">Rules that it read, now or in an earlier run.</param>
public sealed record PackCheck(
    ImmutableDictionary<SplCompilation, ImmutableArray<Diagnostic>> Diagnostics, ImmutableArray<Diagnostic> General, int Checked);

/// <summary>A compiled pack, and what the C# compiler had to say.</summary>
/// <param name="Pack">The rules that were compiled, in the order given.</param>
/// <param name="Diagnostics">Findings by rule; a rule with an error is not in the pack.</param>
/// <param name="Compiled">Rules that the C# compiler compiled now.</param>
/// <param name="FromCache">Rules that an earlier run had compiled.</param>
public sealed record PackBuild(
    CompiledPack Pack, ImmutableDictionary<SplCompilation, ImmutableArray<Diagnostic>> Diagnostics, int Compiled, int FromCache)
{
    /// <summary>Findings about the field knowledge, which belong to no rule.</summary>
    public ImmutableArray<Diagnostic> General { get; init; } = [];

    /// <summary>Where the classes of the pack are; null when they are not all in the cache.</summary>
    public PackListing? Listing { get; init; }
}
