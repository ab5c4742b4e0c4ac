using System.Collections.Immutable;
using SplCompiler.Cli.Building;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Packs;

/// <summary>A rule as the user's settings see it.</summary>
/// <param name="Compilation">Its steps.</param>
/// <param name="Diagnostics">What is wrong, by position, at the levels of the settings file.</param>
internal sealed record LoadedRule(SplCompilation Compilation, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>In a build, what becomes of it; null for a rule with errors.</summary>
    public RuleOutput? Output { get; init; }

    public bool IsRefused => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    public CheckedRule ToChecked() =>
        new(Compilation.Rule.Path, Compilation.Rule.Stanza, Compilation.Rule.Id, Compilation.Rule.Title, Diagnostics);

    public LoadedRule With(ImmutableArray<Diagnostic> more) => more.IsDefaultOrEmpty ? this : this with { Diagnostics = Ordered([.. Diagnostics, .. more]) };

    public static ImmutableArray<Diagnostic> Ordered(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => diagnostic.Span.Line).ThenBy(diagnostic => diagnostic.Span.Column)];
}
