using System.Collections.Immutable;
using SplCompiler.Rules;

namespace SplCompiler.Diagnostics;

/// <summary>Collects the findings of one step over one text and gives each its place in the rule file.</summary>
public sealed class DiagnosticBag(RuleText text)
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>The text whose spans are reported.</summary>
    internal RuleText Text => text;

    public bool HasErrors => _diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Reports at a span of the text of this bag.</summary>
    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, string message, string label, string? help = null) =>
        Report(descriptor, text, span, message, label, help);

    /// <summary>Reports at a span of another text, such as the definition of a macro that is being expanded.</summary>
    public void Report(DiagnosticDescriptor descriptor, RuleText place, SourceSpan span, string message, string label, string? help = null)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (MacroExpansion expansion in place.Expansions(span))
            notes.Add($"in expansion of `{expansion.Name}`, defined at {expansion.DefinedAt}");

        var diagnostic = new Diagnostic(descriptor, message, place.Locate(span), label)
        {
            Help = help is null ? [] : [help],
            Notes = notes.ToImmutable(),
        };

        Add(diagnostic);
    }

    /// <summary>Takes over a finding of an earlier step.</summary>
    public void Add(Diagnostic diagnostic)
    {
        // One mistake, one message: a later step that stumbles over the same place keeps quiet.
        if (!_diagnostics.Exists(earlier => earlier.Span == diagnostic.Span && earlier.Code == diagnostic.Code))
            _diagnostics.Add(diagnostic);
    }

    public ImmutableArray<Diagnostic> ToImmutable() => [.. _diagnostics];
}
