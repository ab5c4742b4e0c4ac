using System.Collections.Immutable;
using System.Reflection;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Settings;

/// <summary>How bad each lint is: <c>off</c>, <c>warning</c> or <c>error</c>, by its name.</summary>
/// <param name="Levels">The lints that differ from their usual severity; null is off.</param>
internal sealed record LintLevels(ImmutableDictionary<string, Severity?> Levels)
{
    private static readonly Lazy<ImmutableArray<string>> s_names = new(FindNames);

    public static LintLevels Default { get; } = new(ImmutableDictionary<string, Severity?>.Empty);

    /// <summary>The names of all lints.</summary>
    public static ImmutableArray<string> Names => s_names.Value;

    /// <summary>The findings with the severity that was asked for, without those that are off.</summary>
    public ImmutableArray<Diagnostic> Apply(ImmutableArray<Diagnostic> diagnostics)
    {
        if (Levels.IsEmpty || !diagnostics.Any(diagnostic => Levels.ContainsKey(diagnostic.Descriptor.Name)))
            return diagnostics;
        var kept = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (!Levels.TryGetValue(diagnostic.Descriptor.Name, out Severity? level))
                kept.Add(diagnostic);
            else if (level is { } severity)
                kept.Add(diagnostic with { Severity = severity });
        }

        return kept.ToImmutable();
    }

    private static ImmutableArray<string> FindNames() =>
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .Where(descriptor => descriptor.Code.StartsWith("SPL3", StringComparison.Ordinal))
            .Select(descriptor => descriptor.Name),
    ];
}
