using System.Collections.Immutable;
using SplCompiler.Planning;

namespace SplCompiler.Optimization;

/// <summary>One rewrite of a plan that keeps its rows.</summary>
/// <param name="Name">What switches it off: <c>fold-constants</c>.</param>
/// <param name="Summary">What it does, one sentence.</param>
/// <param name="Run">The rewrite.</param>
public sealed record OptimizerPass(string Name, string Summary, Func<Plan, Plan> Run);

/// <summary>The passes over a plan, in order. Each can be switched off by name; the rows are the same with and without it.</summary>
public static class Optimizer
{
    public static ImmutableArray<OptimizerPass> Passes { get; } =
    [
        new("fold-constants", "Computes what is known at compile time.", FoldConstants.Run),
        new("lower-wildcards", "Turns wildcards and LIKE patterns into prefix, suffix and substring tests.", LowerWildcards.Run),
        new("lower-regexes", "Turns patterns into literal tests where they say exactly the same.", LowerRegexes.Run),
        new("narrow-defaults", "Tests the fields of events instead of what a data set puts where they are missing.", NarrowDefaults.Run),
        new("factor-alternatives", "Asks once what two alternatives have in common.", FactorAlternatives.Run),
        new("merge-alternatives", "Turns several equality tests of one list into one set.", MergeAlternatives.Run),
        new("prune-fields", "Leaves out fields and aggregates that nothing reads.", PruneFields.Run),
    ];

    /// <summary>Runs every pass that is not switched off.</summary>
    public static Plan Optimize(Plan plan, ImmutableArray<string> disabled)
    {
        plan = plan.RewriteSearches(search => Optimize(search, disabled));
        foreach (OptimizerPass pass in Passes)
        {
            if (!disabled.Contains(pass.Name, StringComparer.Ordinal))
                plan = pass.Run(plan);
        }

        return plan;
    }

    /// <summary>Rewrites every expression of a plan, bottom-up.</summary>
    internal static Plan RewriteExpressions(Plan plan, Func<Expression, Expression> rewrite) => plan with
    {
        Stages = [.. plan.Stages.Select(stage => stage.WithExpressions([.. stage.Expressions.Select(expression => expression.Rewrite(rewrite))]))],
    };
}
