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

    /// <summary>The call as text: the name of the result when AS gives none.</summary>
    public string Call => (Field, Expression) switch
    {
        ({ } named, _) => $"{Name}({named.Name})",
        (_, { } expression) => Written.Length > 0 ? Written : $"{Name}(eval({expression}))",
        _ => Name,
    };

    public override string ToString()
    {
        string call = Field is { IsQuoted: true } quoted ? $"{Name}({FieldListText.Of(quoted)})" : Call;
        return As is null ? call : $"{call} AS {FieldListText.Of(As)}";
    }

    internal static string ListText(ImmutableArray<AggregateSyntax> aggregates, ImmutableArray<FieldSyntax> by) =>
        string.Join(", ", aggregates) + (by.IsEmpty ? "" : $" BY {FieldListText.Of(by)}");
}
