using System.Collections.Immutable;
using SplCompiler.Knowledge;

namespace SplCompiler.Emission;

/// <summary>A table that is compiled into a pack.</summary>
/// <param name="Lookup">Its name and how its keys are compared.</param>
/// <param name="Columns">The names of its columns; empty for a lookup that the run computes.</param>
/// <param name="Rows">The cells of each row; a missing one is empty.</param>
public sealed record PackTable(LookupDefinition Lookup, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows);
