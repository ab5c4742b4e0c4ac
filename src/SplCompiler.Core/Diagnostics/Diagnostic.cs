using System.Collections.Immutable;

namespace SplCompiler.Diagnostics;

public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>A finding about a rule: what, how bad, where, and what its author can do.</summary>
/// <param name="Descriptor">The kind of finding: code, name, severity.</param>
/// <param name="Message">One line, lower case, no period, code in backticks.</param>
/// <param name="Span">Where, in the user's file.</param>
/// <param name="Label">What is wrong at exactly this place.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, string Message, FileSpan Span, string Label)
{
    public string Code => Descriptor.Code;

    public Severity Severity { get; init; } = Descriptor.Severity;

    /// <summary>What the author can change.</summary>
    public ImmutableArray<string> Help { get; init; } = [];

    /// <summary>Everything else worth knowing, such as the expansion of a macro.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>A kind of finding. Codes are never reused: SPL0xxx text and syntax, 1xxx names and types, 2xxx not supported,
/// 3xxx lints, 4xxx rule files and packs, 5xxx input data, 9xxx our bug.</summary>
/// <param name="Code">Such as <c>SPL1003</c>.</param>
/// <param name="Name">Such as <c>unknown-function</c>; what switches a lint off.</param>
/// <param name="Severity">The usual severity.</param>
/// <param name="Summary">One sentence for the index of diagnostics.</param>
public sealed record DiagnosticDescriptor(string Code, string Name, Severity Severity, string Summary);

/// <summary>A place in a file: 1-based lines and columns, columns in UTF-16 units, end exclusive. Line 0 is the file as a whole.</summary>
public readonly record struct FileSpan(string Path, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>True when no place inside the file is meant, as for a file that cannot be opened.</summary>
    public bool IsWholeFile => Line == 0;

    public static FileSpan WholeFile(string path) => new(path, 0, 0, 0, 0);

    public override string ToString() => IsWholeFile ? Path : $"{Path}:{Line}:{Column}";
}
