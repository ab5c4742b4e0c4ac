using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Rules;

/// <summary>The rules of some files and folders, and everything that was no rule.</summary>
/// <param name="Rules">In the order of the paths given; inside a folder by relative path, ordinal.</param>
/// <param name="Diagnostics">SPL4xxx.</param>
/// <param name="Files">Every file that was looked at, once, in the same order.</param>
public sealed record RulePackLoad(
    ImmutableArray<RuleFile> Rules, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<RuleFileStatus> Files)
{
    /// <summary>How many files had this outcome.</summary>
    public int Count(RuleFileOutcome outcome) => Files.Count(file => file.Outcome == outcome);
}
