using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Settings;

/// <summary>What a <c>splc.yml</c> above the rules sets.</summary>
internal sealed record ProjectSettings
{
    public static ProjectSettings Default { get; } = new();

    /// <summary>Folders of apps, strongest first, as the current folder sees them.</summary>
    public ImmutableArray<string> Apps { get; init; } = [];

    /// <summary>The user's time zone, or null.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    public LintLevels Lints { get; init; } = LintLevels.Default;

    /// <summary>What is wrong with the file: SPL4001 to SPL4003.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}
