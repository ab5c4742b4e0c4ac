using System.Collections.Immutable;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>A statistical function as written: <c>count</c>, <c>values(x) AS y</c>, <c>count(eval(a=1))</c>.</summary>
/// <param name="Span">The whole of it.</param>
/// <param name="Name">The function, as spelled.</param>
/// <param name="NameSpan">Where its name stands.</param>
/// <param name="Field">Its field or wildcard, or null.</param>
/// <param name="Expression">The expression of <c>eval(…)</c>, or null.</param>
/// <param name="As">The name of the result, or null.</param>
public sealed record AggregateSyntax(
    SourceSpan Span, string Name, SourceSpan NameSpan, FieldSyntax? Field, ExpressionSyntax? Expression, FieldSyntax? As)
{
    /// <summary>The call as it was written, which names the result of an expression.</summary>
    public string Written { get; init; } = "";

    /// <summary>True for an expression over functions, <c>eval(round(avg(x), 2))</c>: chart and timechart have them.</summary>
    public bool IsEvaluated => Expression is not null && Name.Equals("eval", StringComparison.OrdinalIgnoreCase);

    /// <summary>The function in <c>sparkline(avg(x), 1h)</c>: its field or expression are those of the whole.</summary>
    public SparklineSyntax? Sparkline { get; init; }

    /// <summary>The call as text: the name of the result when AS gives none.</summary>
    public string Call => (Field, Expression) switch
    {
        _ when Sparkline is { } line => $"{Name}({Inside(line).Call}{(line.Span is null ? "" : $", {line.Span}")})",
        ({ } named, _) => $"{Name}({named.Name})",
        (_, { } inner) when IsEvaluated => Written.Length > 0 ? Written : $"{Name}({inner})",
        (_, { } expression) => Written.Length > 0 ? Written : $"{Name}(eval({expression}))",
        _ => Name,
    };

    public override string ToString()
    {
        string call = Sparkline is { } line ? $"{Name}({Inside(line)}{(line.Span is null ? "" : $", {line.Span}")})"
            : Field is { IsQuoted: true } quoted ? $"{Name}({FieldListText.Of(quoted)})"
            : Call;
        return As is null ? call : $"{call} AS {FieldListText.Of(As)}";
    }

    /// <summary>The function in the parentheses of <c>sparkline</c>.</summary>
    private AggregateSyntax Inside(SparklineSyntax line) => this with { Name = line.Function, Sparkline = null, As = null, Written = line.Written };

    internal static string ListText(ImmutableArray<AggregateSyntax> aggregates, ImmutableArray<FieldSyntax> by) =>
        string.Join(", ", aggregates) + (by.IsEmpty ? "" : $" BY {FieldListText.Of(by)}");
}
