using SplCompiler.Planning;

namespace SplCompiler.Optimization;

/// <summary>Leaves out assignments and aggregates that no later stage and no row reads.</summary>
internal static class PruneFields
{
    public static Plan Run(Plan plan)
    {
        FieldNeeds needs = plan.OutputNeeds;
        var kept = new List<Stage>();
        foreach (Stage stage in plan.Stages.Reverse())
        {
            if (stage.Prune(needs) is not { } pruned)
                continue;
            kept.Insert(0, pruned);
            needs = pruned.Needs(needs);
        }

        return plan with { Stages = [.. kept] };
    }
}
