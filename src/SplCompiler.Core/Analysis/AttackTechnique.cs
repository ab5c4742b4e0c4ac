using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>A technique of ATT&amp;CK: how an adversary does something.</summary>
/// <param name="Id">Such as <c>T1059.001</c>.</param>
/// <param name="Name">Its own name: <c>PowerShell</c>.</param>
/// <param name="Tactics">In the order of the matrix.</param>
/// <param name="ReplacedBy">The technique that took its place; null for one that is in force.</param>
public sealed record AttackTechnique(string Id, string Name, ImmutableArray<AttackTactic> Tactics, string? ReplacedBy = null)
{
    /// <summary>The technique that a sub-technique belongs to; null for a technique.</summary>
    public string? ParentId => Id.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? Id[..dot] : null;

    /// <summary>With the technique's name before that of a sub-technique: <c>Command and Scripting Interpreter: PowerShell</c>.</summary>
    public string FullName => ParentId is { } parent && AttackTable.Find(parent) is { } technique ? $"{technique.Name}: {Name}" : Name;
}
