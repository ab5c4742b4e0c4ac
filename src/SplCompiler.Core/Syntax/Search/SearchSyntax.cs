using System.Collections.Immutable;
using SplCompiler.Rules;

namespace SplCompiler.Syntax;

/// <summary>A search expression as written. <see cref="object.ToString"/> prints it back.</summary>
/// <remarks>Source: Search Reference, "search". OR binds tighter than AND here, the other way round than in eval.</remarks>
public abstract record SearchSyntax(SourceSpan Span)
{
    public sealed override string ToString() => Print(0);

    internal abstract string Print(int contextPrecedence);
}

/// <summary><c>a b</c>, <c>a AND b</c>. No operands: everything matches.</summary>
public sealed record SearchAndSyntax(SourceSpan Span, ImmutableArray<SearchSyntax> Operands) : SearchSyntax(Span)
{
    /// <summary>An empty search or <c>()</c>.</summary>
    public static SearchSyntax Everything { get; } = new SearchAndSyntax(default, []);

    internal override string Print(int contextPrecedence)
    {
        if (Operands.IsEmpty)
            return "()";
        string text = string.Join(' ', Operands.Select(operand => operand.Print(2)));
        return contextPrecedence > 1 ? $"({text})" : text;
    }
}

/// <summary><c>a OR b</c>.</summary>
public sealed record SearchOrSyntax(SourceSpan Span, ImmutableArray<SearchSyntax> Operands) : SearchSyntax(Span)
{
    internal override string Print(int contextPrecedence)
    {
        string text = string.Join(" OR ", Operands.Select(operand => operand.Print(3)));
        return contextPrecedence > 2 ? $"({text})" : text;
    }
}

/// <summary><c>NOT a</c>.</summary>
public sealed record SearchNotSyntax(SourceSpan Span, SearchSyntax Operand) : SearchSyntax(Span)
{
    internal override string Print(int contextPrecedence) => $"NOT {Operand.Print(3)}";
}

/// <summary>A value of a comparison. <see cref="Text"/> is unescaped, its <c>*</c> are wildcards, quoted or not.</summary>
public sealed record SearchValue(SourceSpan Span, string Text, string Written)
{
    /// <summary>True for <c>CASE(value)</c>: it is compared with case.</summary>
    public bool HasCase { get; init; }

    public override string ToString() => Written;
}

/// <summary><c>field=value</c>; <see cref="IsQuoted"/> when the name stands in quotes.</summary>
public sealed record SearchComparisonSyntax(
    SourceSpan Span, string Field, SourceSpan FieldSpan, bool IsQuoted, Comparison Operator, SearchValue Value) : SearchSyntax(Span)
{
    internal override string Print(int contextPrecedence) => $"{Quote(Field, IsQuoted)}{Operator.Symbol()}{Value.Written}";

    internal static string Quote(string field, bool isQuoted) => isQuoted ? $"\"{StringEscapes.Escape(field)}\"" : field;
}

/// <summary><c>field IN (a, b)</c>.</summary>
public sealed record SearchInSyntax(SourceSpan Span, string Field, SourceSpan FieldSpan, bool IsQuoted, ImmutableArray<SearchValue> Values)
    : SearchSyntax(Span)
{
    internal override string Print(int contextPrecedence) =>
        $"{SearchComparisonSyntax.Quote(Field, IsQuoted)} IN ({string.Join(", ", Values)})";
}

/// <summary>How a term looks at <c>_raw</c>.</summary>
public enum SearchTermKind
{
    Word,
    Phrase,
    Term,

    /// <summary>TERM() where only whole runs between major breakers are tokens: a setting of the run, no syntax of its own.</summary>
    WholeTerm,
    Case,
}

/// <summary>A bare word, a phrase in quotes, TERM() or CASE(). <see cref="Text"/> is unescaped.</summary>
public sealed record SearchTermSyntax(SourceSpan Span, SearchTermKind Kind, string Text, string Written) : SearchSyntax(Span)
{
    internal override string Print(int contextPrecedence) => Written;
}

/// <summary>A subsearch in brackets, whose rows become the expression.</summary>
public sealed record SearchSubsearchSyntax(SourceSpan Span, string Written) : SearchSyntax(Span)
{
    internal override string Print(int contextPrecedence) => Written;
}
