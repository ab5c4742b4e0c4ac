using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>The event fields that a rule reads: exact names, and wildcards (<c>process_*</c>) that reach an open event.</summary>
public sealed class FieldSet(ImmutableArray<string> names, ImmutableArray<string> wildcards)
{
    public static FieldSet Empty { get; } = new([], []);

    /// <summary>A set of exact names.</summary>
    public FieldSet(params string[] names)
        : this([.. names], [])
    {
    }

    /// <summary>Exact names, in the order of first use.</summary>
    public ImmutableArray<string> Names { get; } = names;

    /// <summary>Wildcards whose matches are only known when an event is seen. Empty for most rules: a wildcard makes the reader keep every field.</summary>
    public ImmutableArray<string> Wildcards { get; } = wildcards;

    /// <summary>Adds wildcards to a set of names.</summary>
    public FieldSet WithWildcards(params string[] patterns) => new(Names, [.. patterns]);
}
