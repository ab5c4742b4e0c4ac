using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>What a <see cref="FilterOutline"/> says.</summary>
public enum FilterKind
{
    /// <summary>Nothing is known of it.</summary>
    Open,
    Always,
    Never,
    Not,
    All,
    Any,

    /// <summary>A test of the values of one field.</summary>
    Test,

    /// <summary>A comparison that is null when one of its fields is.</summary>
    Comparison,
}

/// <summary>As much of the filters of a rule as tells why it saw nothing: plain data, so that it can be kept beside a compiled rule.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Parts">The conditions that are joined or negated.</param>
/// <param name="Fields">The fields that are looked at.</param>
/// <param name="MissingIsFalse">Whether a test of a field that is not there is false; else it is neither true nor false.</param>
/// <param name="Test">The test of a source or sourcetype, where it is plain.</param>
public sealed record FilterOutline(FilterKind Kind, ImmutableArray<FilterOutline> Parts, ImmutableArray<string> Fields, bool MissingIsFalse = false, PlainTest? Test = null)
{
    /// <summary>The condition as its author wrote it, a macro as its call; empty for a part of one.</summary>
    public string Text { get; init; } = "";

    /// <summary>The filters over fields as events have them: up to the first stage that writes fields or stores rows.</summary>
    /// <param name="plan">The rule.</param>
    /// <param name="text">Its text, macros expanded.</param>
    public static FilterOutline Of(Plan plan, RuleText text)
    {
        var filters = ImmutableArray.CreateBuilder<FilterOutline>();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (Stage stage in plan.Stages)
        {
            if (stage.StoresRows)
                break;
            if (stage is FilterStage filter && !filter.Condition.Fields().Any(written.Contains))
                filters.AddRange(Conjuncts(filter.Condition).Select(part => Of(part) with { Text = text.Written(part.Source.Length > 0 ? part.Source : filter.Source).Trim() }));
            written.UnionWith(stage.Defines);
        }

        return Joined(FilterKind.All, filters);
    }

    private static IEnumerable<Expression> Conjuncts(Expression condition) =>
        condition is LogicalExpression { Operator: Logical.And } and ? and.Operands.SelectMany(Conjuncts) : [condition];

    private static FilterOutline Of(Expression condition) => condition switch
    {
        TruthExpression truth => Joined(truth.Value ? FilterKind.Always : FilterKind.Never, []),
        NotExpression not => Joined(FilterKind.Not, [Of(not.Operand)]),
        LogicalExpression { Operator: Logical.And } and => Joined(FilterKind.All, and.Operands.Select(Of)),
        LogicalExpression { Operator: Logical.Or } or => Joined(FilterKind.Any, or.Operands.Select(Of)),
        TestExpression { Operand: FieldExpression field } test => new(
            FilterKind.Test, [], [field.Name], test.MissingIsFalse, field.Name is "source" or "sourcetype" ? PlainTest.Of(test.Test) : null),
        ComparisonExpression or InExpression => new(FilterKind.Comparison, [], [.. condition.Fields()]),
        _ => Joined(FilterKind.Open, []),
    };

    private static FilterOutline Joined(FilterKind kind, IEnumerable<FilterOutline> parts) => new(kind, [.. parts], []);
}
