using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Rules;

namespace SplCompiler.Linting;

/// <summary>What is worth a look in a bound rule: none of it stops the rule.</summary>
internal static class PlanLints
{
    /// <summary>Reports into the bag of the text that the plan was bound from.</summary>
    public static void Report(Plan plan, DiagnosticBag bag)
    {
        Check(plan, bag);
        foreach (Plan search in plan.AllSearches())
            Check(search, bag);
    }

    private static void Check(Plan plan, DiagnosticBag bag)
    {
        var needs = plan.NeedsBefore();
        for (int i = 0; i < plan.Stages.Length; i++)
        {
            Stage stage = plan.Stages[i];
            // A stage of another text, such as the template of map, has no place in this one.
            if (stage.Source.Length == 0)
                continue;
            FieldNeeds after = i + 1 < needs.Length ? needs[i + 1] : plan.OutputNeeds;
            switch (stage)
            {
                case FilterStage filter when NeverTrue.Is(filter.Condition) && bag.Text.Slice(stage.Source).StartsWith("where", StringComparison.OrdinalIgnoreCase):
                    bag.Report(Descriptors.NeverHolds, stage.Source, "this condition is never true: no row gets past it", "never true");
                    break;
                case Eval.EvalStage eval:
                    ReportUnused(eval, after, bag);
                    break;
                case StatsStage { Open.IsEmpty: false } stats when stats.Open.Any(open => open.Function.Name is "values" or "list") && stats.Input.Tail is { IsEvent: true }:
                    bag.Report(Descriptors.UnboundedAggregate, stage.Source, "this keeps every value of every field of the events", "grows with the events", "name the fields that are wanted");
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReportUnused(Eval.EvalStage eval, FieldNeeds after, DiagnosticBag bag)
    {
        if (after.Everything)
            return;
        foreach ((string field, Expression value) in eval.Assignments.Reverse())
        {
            if (!after.Contains(field))
            {
                // Commands that give several fields are not there for each of them.
                if (value.Source.Length == 0)
                    continue;
                SourceSpan place = value.Source;
                bag.Report(Descriptors.UnusedEval, place, $"`{field}` is computed, and no stage behind reads it", "never read", "leave it out, or keep the field");
            }

            after = after.Without(field).With(value);
        }
    }
}
