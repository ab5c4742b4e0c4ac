using System.Collections.Immutable;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>Weakens conditions to what the fields that say what kind of event it is decide.</summary>
internal static class Routes
{
    /// <summary>Stands for a field about which nothing is known.</summary>
    public const string Unknown = "\0unknown";

    /// <summary>Fields with few values; what a rule asks of others is left open.</summary>
    private static readonly HashSet<string> s_fields = new(StringComparer.Ordinal)
    {
        "source", "sourcetype", "index", "Channel", "EventCode", "EventID", "SourceName", "LogName", "Type", "tag", "eventtype", "eventName", "eventSource", "Operation", "Workload",
        "object_category", "ProductName", "eventType", "event_type",
    };

    private static readonly TruthExpression s_open = new(true);

    /// <summary>A condition that is true wherever the given one is.</summary>
    public static Expression Weaken(Expression condition) => condition switch
    {
        TruthExpression truth => truth,
        LogicalExpression { Operator: Logical.And } and => All([.. and.Operands.Select(Weaken)]),
        LogicalExpression { Operator: Logical.Or } or => Any([.. or.Operands.Select(Weaken)]),
        NotExpression not => Negated(not.Operand),
        TestExpression { Operand: FieldExpression field } when s_fields.Contains(field.Name) => condition,
        RawTermExpression { Raw: FieldExpression { Name: "_raw" } } term when RecordId(term) is { } id => new RecordTermExpression(id),
        RawTermExpression { Raw: FieldExpression { Name: "_raw" } } term when IsEventCode(term.Text) => new EventCodeTextExpression(),
        _ => s_open,
    };

    /// <summary>NOT of a condition: exact only where the condition is decided by the fields alone.</summary>
    private static Expression Negated(Expression operand) => IsExact(operand) ? new NotExpression(operand) : operand switch
    {
        LogicalExpression { Operator: Logical.And } and => NotAll(and),
        LogicalExpression { Operator: Logical.Or } or => NotAny(or),
        NotExpression not => Weaken(not.Operand),
        _ => s_open,
    };

    private static Expression NotAll(LogicalExpression and) => Any([.. and.Operands.Select(Negated)]);

    private static Expression NotAny(LogicalExpression or) => All([.. or.Operands.Select(Negated)]);

    private static bool IsExact(Expression condition) => condition switch
    {
        TruthExpression => true,
        LogicalExpression logical => logical.Operands.All(IsExact),
        NotExpression not => IsExact(not.Operand),
        TestExpression { Operand: FieldExpression field, MissingIsFalse: true } => s_fields.Contains(field.Name),
        _ => false,
    };

    public static Expression All(ImmutableArray<Expression> parts)
    {
        ImmutableArray<Expression> left = [.. parts.Where(part => part is not TruthExpression { Value: true })];
        return left.Any(part => part is TruthExpression) ? new TruthExpression(false) : left.Length switch { 0 => s_open, 1 => left[0], _ => new LogicalExpression(Logical.And, left) };
    }

    public static Expression Any(ImmutableArray<Expression> parts)
    {
        if (parts.Any(part => part is TruthExpression { Value: true }))
            return s_open;
        ImmutableArray<Expression> left = [.. parts.Where(part => part is not TruthExpression).DistinctBy(PlanText.Of)];
        return left.Length switch { 0 => new TruthExpression(false), 1 => left[0], _ => new LogicalExpression(Logical.Or, left) };
    }

    /// <summary>In a record, as XML, a <c>&lt;</c> and a <c>&gt;</c> always take turns: values have them in another form.</summary>
    private static bool HasImpossibleMarkup(string text)
    {
        string signs = string.Concat(text.Where(c => c is '<' or '>'));
        return !text.Contains('*', StringComparison.Ordinal) && (signs.Contains("<<", StringComparison.Ordinal) || signs.Contains(">>", StringComparison.Ordinal));
    }

    /// <summary>The id of <c>"&lt;EventID&gt;4688&lt;"</c>, also written without its first or last sign; empty for a phrase that no record can hold, null for any other.</summary>
    private static string? RecordId(RawTermExpression term)
    {
        if (term.Kind != SearchTermKind.Phrase)
            return null;
        if (HasImpossibleMarkup(term.Text))
            return "";
        string text = term.Text.ToLowerInvariant().TrimStart('<');
        const string Start = "eventid>";
        if (!text.StartsWith(Start, StringComparison.Ordinal))
            return null;
        int end = text.IndexOf('<', StringComparison.Ordinal);
        string id = end < 0 ? "" : text[Start.Length..end];
        return id.Length > 0 && id.All(char.IsAsciiDigit) && "</eventid>".StartsWith(text[end..], StringComparison.Ordinal) ? id : null;
    }

    private static bool IsEventCode(string text) => text.StartsWith("EventCode=", StringComparison.OrdinalIgnoreCase);
}
