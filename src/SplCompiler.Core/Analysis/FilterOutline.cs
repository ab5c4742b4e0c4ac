using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Planning;
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
    /// <summary>The filters over fields as events have them: up to the first stage that writes fields or stores rows.</summary>
    public static FilterOutline Of(Plan plan)
    {
        var filters = ImmutableArray.CreateBuilder<FilterOutline>();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (Stage stage in plan.Stages)
        {
            if (stage.StoresRows)
                break;
            if (stage is FilterStage filter && !filter.Condition.Fields().Any(written.Contains))
                filters.Add(Of(filter.Condition));
            written.UnionWith(stage.Defines);
        }

        return Joined(FilterKind.All, filters);
    }

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
