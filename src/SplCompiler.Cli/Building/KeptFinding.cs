using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Building;

/// <summary>A finding in a state file: its kind is named by its code.</summary>
internal sealed record KeptFinding(string Code, Severity Severity, string Message, string Label, FileSpan Span, ImmutableArray<string> Help, ImmutableArray<string> Notes)
{
    public static KeptFinding Of(Diagnostic finding) => new(finding.Code, finding.Severity, finding.Message, finding.Label, finding.Span, finding.Help, finding.Notes);

    private static readonly Lazy<FrozenDictionary<string, DiagnosticDescriptor>> s_kinds = new(() => typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (DiagnosticDescriptor)field.GetValue(null)!).ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal));

    public Diagnostic ToDiagnostic() => new(s_kinds.Value[Code], Message, Span, Label) { Severity = Severity, Help = Help, Notes = Notes };
}
