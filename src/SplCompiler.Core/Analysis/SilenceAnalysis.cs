using SplCompiler.Commands;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>
/// Says why a rule saw nothing, from its filters and from what a run learnt about its input. It only ever proves that a
/// filter cannot hold; where it cannot, the answer is that the events were filtered out.
/// </summary>
public sealed class SilenceAnalysis
{
    private readonly SeenOrigin _origin;
    private readonly Func<string, bool?> _wasPresent;

    private SilenceAnalysis(SeenOrigin origin, Func<string, bool?> wasPresent) => (_origin, _wasPresent) = (origin, wasPresent);

    /// <param name="plan">The plan of a rule without rows.</param>
    /// <param name="origins">The sources of the input; empty when they are not known.</param>
    /// <param name="wasPresent">Whether any event had a field; null when that is not known.</param>
    public static SilenceReason Explain(Plan plan, IReadOnlyCollection<SeenOrigin> origins, Func<string, bool?> wasPresent)
    {
        Expression[] filters = [.. Filters(plan)];
        // Channel is a source by another name: JSON of a shipper has it where Splunk has a source.
        bool isAccepted = origins.Count == 0 || origins.Any(origin => CanHold(filters, origin, field => field == "Channel" ? wasPresent(field) : null));
        if (!isAccepted)
            return SilenceReason.SourceNeverSeen;
        IEnumerable<SeenOrigin> candidates = origins.Count == 0 ? [default] : origins;
        return candidates.Any(origin => CanHold(filters, origin, wasPresent)) ? SilenceReason.FilteredOut : SilenceReason.FieldNeverPresent;
    }

    /// <summary>The filters over fields as events have them: up to the first stage that writes fields or stores rows.</summary>
    private static IEnumerable<Expression> Filters(Plan plan)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (Stage stage in plan.Stages)
        {
            if (stage.StoresRows)
                yield break;
            if (stage is FilterStage filter && !filter.Condition.Fields().Any(written.Contains))
                yield return filter.Condition;
            written.UnionWith(stage.Defines);
        }
    }

    private static bool CanHold(IEnumerable<Expression> filters, SeenOrigin origin, Func<string, bool?> wasPresent)
    {
        var analysis = new SilenceAnalysis(origin, wasPresent);
        return filters.All(filter => analysis.Possible(filter).True);
    }

    /// <summary>Whether a condition may be true, and whether it may be false, on some event of the origin.</summary>
    private (bool True, bool False) Possible(Expression condition)
    {
        switch (condition)
        {
            case TruthExpression truth:
                return (truth.Value, !truth.Value);
            case NotExpression not:
                (bool isTrue, bool isFalse) = Possible(not.Operand);
                return (isFalse, isTrue);
            case LogicalExpression { Operator: Logical.And } and:
                (bool True, bool False)[] all = [.. and.Operands.Select(Possible)];
                return (all.All(part => part.True), all.Any(part => part.False));
            case LogicalExpression { Operator: Logical.Or } or:
                (bool True, bool False)[] any = [.. or.Operands.Select(Possible)];
                return (any.Any(part => part.True), any.All(part => part.False));
            case TestExpression { Operand: FieldExpression field } test:
                return Test(test, field.Name);
            case ComparisonExpression or InExpression when condition.Fields().Any(IsAbsent):
                return (false, false);
            default:
                return (true, true);
        }
    }

    private (bool True, bool False) Test(TestExpression test, string field)
    {
        string? known = field switch
        {
            "source" => _origin.Source,
            "sourcetype" => _origin.SourceType,
            _ => null,
        };
        if (known is not null && PlainTests.Passes(test.Test, known) is { } passes)
            return (passes, !passes);
        return IsAbsent(field) ? (false, test.MissingIsFalse) : (true, true);
    }

    private bool IsAbsent(string field) => _wasPresent(field) == false;
}
