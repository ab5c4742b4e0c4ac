using System.Collections.Immutable;

namespace SplCompiler.Diagnostics;

/// <summary>A rule and what is wrong with it.</summary>
/// <param name="Path">Its path inside the pack.</param>
/// <param name="Stanza">Its name in a file of several, or null.</param>
/// <param name="Id">Its id, or null.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Diagnostics">In order of position.</param>
public sealed record CheckedRule(string Path, string? Stanza, string? Id, string? Title, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>True when an error is not among <see cref="Diagnostics"/> because it was known before.</summary>
    public bool HasKnownError { get; init; }

    public bool HasError => HasKnownError || Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
