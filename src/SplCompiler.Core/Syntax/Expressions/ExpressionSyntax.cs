using System.Collections.Immutable;
using SplCompiler.Rules;

namespace SplCompiler.Syntax;

/// <summary>An eval expression as written. <see cref="object.ToString"/> prints it back as SPL that parses to the same tree.</summary>
public abstract record ExpressionSyntax(SourceSpan Span)
{
    public sealed override string ToString() => Print(0);

    /// <summary>Prints, with parentheses when the context binds tighter than this node.</summary>
    internal abstract string Print(int contextPrecedence);

    protected static string Parenthesize(string text, int own, int context) => own < context ? $"({text})" : text;
}

/// <summary>A number literal.</summary>
public sealed record NumberSyntax(SourceSpan Span, double Value, string Literal) : ExpressionSyntax(Span)
{
    internal override string Print(int contextPrecedence) => Literal;
}

/// <summary>Text in double quotes; <see cref="Value"/> is unescaped.</summary>
public sealed record TextSyntax(SourceSpan Span, string Value) : ExpressionSyntax(Span)
{
    internal override string Print(int contextPrecedence) => $"\"{StringEscapes.Escape(Value)}\"";
}

/// <summary>A field: a bare name, or any name in single quotes.</summary>
public sealed record FieldSyntax(SourceSpan Span, string Name, bool IsQuoted = false) : ExpressionSyntax(Span)
{
    internal override string Print(int contextPrecedence) => IsQuoted ? $"'{Name}'" : Name;
}

/// <summary>A function call. <see cref="Name"/> keeps its case as written.</summary>
public sealed record CallSyntax(SourceSpan Span, string Name, SourceSpan NameSpan, ImmutableArray<ExpressionSyntax> Arguments)
    : ExpressionSyntax(Span)
{
    internal override string Print(int contextPrecedence) => $"{Name}({string.Join(", ", Arguments)})";
}

/// <summary>A subsearch in brackets, which stands for the text that its <c>return</c> leaves.</summary>
public sealed record SubsearchSyntax(SourceSpan Span, string Written) : ExpressionSyntax(Span)
{
    internal override string Print(int contextPrecedence) => Written;
}

/// <summary><c>-x</c> or <c>+x</c>.</summary>
public sealed record SignSyntax(SourceSpan Span, bool IsNegative, ExpressionSyntax Operand) : ExpressionSyntax(Span)
{
    internal override string Print(int contextPrecedence) => (IsNegative ? "-" : "+") + Operand.Print(Precedence.Sign);
}

/// <summary>A row of operands of one precedence, from left to right: <c>a + b - c</c>, <c>a * b / c</c>, <c>a . b</c>.</summary>
public sealed record OperationSyntax(SourceSpan Span, ExpressionSyntax First, ImmutableArray<(Operation Operation, ExpressionSyntax Operand)> Rest)
    : ExpressionSyntax(Span)
{
    private int OwnPrecedence => Rest[0].Operation switch
    {
        Operation.Concatenate => Precedence.Concatenation,
        Operation.Add or Operation.Subtract => Precedence.Addition,
        _ => Precedence.Multiplication,
    };

    internal override string Print(int contextPrecedence)
    {
        // Of the same precedence it can only stand first in parentheses of its own.
        IEnumerable<string> rest = Rest.Select(part => $" {part.Operation.Symbol()} {part.Operand.Print(OwnPrecedence + 1)}");
        return Parenthesize(First.Print(OwnPrecedence + 1) + string.Concat(rest), OwnPrecedence, contextPrecedence);
    }
}

/// <summary><c>a &lt; b</c>; <c>==</c> and <c>=</c> are the same.</summary>
public sealed record ComparisonSyntax(SourceSpan Span, ExpressionSyntax Left, Comparison Operator, ExpressionSyntax Right) : ExpressionSyntax(Span)
{
    internal override string Print(int contextPrecedence) => Parenthesize(
        $"{Left.Print(Precedence.Comparison + 1)} {Operator.Symbol()} {Right.Print(Precedence.Comparison + 1)}", Precedence.Comparison, contextPrecedence);
}

/// <summary><c>a LIKE b</c>.</summary>
public sealed record LikeSyntax(SourceSpan Span, ExpressionSyntax Value, ExpressionSyntax Pattern) : ExpressionSyntax(Span)
{
    internal override string Print(int contextPrecedence) => Parenthesize(
        $"{Value.Print(Precedence.Comparison + 1)} LIKE {Pattern.Print(Precedence.Comparison + 1)}", Precedence.Comparison, contextPrecedence);
}

/// <summary><c>a IN (b, c)</c>.</summary>
public sealed record InSyntax(SourceSpan Span, ExpressionSyntax Value, ImmutableArray<ExpressionSyntax> List) : ExpressionSyntax(Span)
{
    internal override string Print(int contextPrecedence) => Parenthesize(
        $"{Value.Print(Precedence.Comparison + 1)} IN ({string.Join(", ", List)})", Precedence.Comparison, contextPrecedence);
}

/// <summary><c>NOT a</c> or <c>!a</c>.</summary>
public sealed record NotSyntax(SourceSpan Span, ExpressionSyntax Operand) : ExpressionSyntax(Span)
{
    internal override string Print(int contextPrecedence) => Parenthesize($"NOT {Operand.Print(Precedence.Not)}", Precedence.Not, contextPrecedence);
}

/// <summary><c>a AND b AND c</c>, <c>a OR b</c>, <c>a XOR b</c>.</summary>
public sealed record LogicalSyntax(SourceSpan Span, Logical Operator, ImmutableArray<ExpressionSyntax> Operands) : ExpressionSyntax(Span)
{
    private int OwnPrecedence => Operator switch
    {
        Logical.And => Precedence.And,
        Logical.Or => Precedence.Or,
        _ => Precedence.Xor,
    };

    internal override string Print(int contextPrecedence) => Parenthesize(
        string.Join($" {Operator.ToString().ToUpperInvariant()} ", Operands.Select(operand => operand.Print(OwnPrecedence + 1))),
        OwnPrecedence,
        contextPrecedence);
}
