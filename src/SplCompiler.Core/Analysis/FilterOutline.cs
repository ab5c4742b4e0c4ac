using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Commands;
using SplCompiler.Functions.Eval;
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

    /// <summary>A border of a time range: <see cref="FilterOutline.Text"/> aside, what <see cref="FilterOutline.Bound"/> says.</summary>
    TimeRange,
}

/// <summary>A border of a time range, of a time modifier of the search.</summary>
/// <param name="IsEnd">True when events must be before it, false when none may be.</param>
/// <param name="Time">A time modifier, seconds since 1970, or a date in Splunk's own format.</param>
public sealed record TimeBound(bool IsEnd, string Time);

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

    /// <summary>Set for a border of a time range.</summary>
    public TimeBound? Bound { get; init; }

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
        ComparisonExpression { Left: FieldExpression { Name: "_time" } } time when BoundOf(time) is { } bound => new(FilterKind.TimeRange, [], ["_time"]) { Bound = bound },
        ComparisonExpression or InExpression => new(FilterKind.Comparison, [], [.. condition.Fields()]),
        _ => Joined(FilterKind.Open, []),
    };

    /// <summary>The border that a comparison of <c>_time</c> sets; null for another comparison. A format of the user's own is not read.</summary>
    private static TimeBound? BoundOf(ComparisonExpression comparison)
    {
        string? time = comparison.Right switch
        {
            ConstantExpression { TextValue: null, Type.Kind: not SplKind.Null } seconds => seconds.NumberValue.ToString("R", CultureInfo.InvariantCulture),
            CallExpression { Function: RelativeTime, Arguments: [CallExpression { Function: Now }, ConstantExpression { TextValue: { } modifier }] } => modifier,
            CallExpression { Function: Strptime, Arguments: [ConstantExpression { TextValue: { } text }, ConstantExpression { TextValue: TimeRange.DefaultFormat }] } => text,
            _ => null,
        };
        return time is null ? null : comparison.Operator switch
        {
            Comparison.Less => new TimeBound(true, time),
            Comparison.GreaterOrEqual => new TimeBound(false, time),
            _ => null,
        };
    }

    private static FilterOutline Joined(FilterKind kind, IEnumerable<FilterOutline> parts) => new(kind, [.. parts], []);
}
