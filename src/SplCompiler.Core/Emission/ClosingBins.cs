using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>
/// In a stream, groups by bins of <c>_time</c> are over when the bin is. This finds the rules of which that can be said: one
/// <c>stats</c> by a binned <c>_time</c>, and around it only stages that look at one row.
/// </summary>
internal static class ClosingBins
{
    /// <summary>The bin that a rule groups by; null when its rows wait for the end of the input.</summary>
    public static Bin.BinStage? Of(Plan plan)
    {
        ImmutableArray<Stage> stages = plan.Stages;
        int stats = stages.IndexOf(stages.FirstOrDefault(stage => stage is StatsStage)!);
        if (stats < 0 || !plan.StartsFromEvents || plan.AllSearches().Any() || ((StatsStage)stages[stats]).NeedsOrder || ((StatsStage)stages[stats]).CountsEachKeyOnce)
            return null;
        if (stages.Where((_, i) => i != stats).Any(stage => !LooksAtOneRow(stage)))
            return null;

        // The key must be the time of the event, rounded down once: then a later event cannot come into an earlier bin.
        Stage[] times = [.. stages.Take(stats).Where(stage => stage.Defines.Contains("_time"))];
        return times is [Bin.BinStage { Field: { Name: "_time", Type.Kind: SplKind.Time }, IsTime: true, Align: null } bin] && GroupsByTime((StatsStage)stages[stats]) ? bin : null;
    }

    private static bool GroupsByTime(StatsStage stats) => stats.By.Any(field => field is { Name: "_time", Type.Kind: SplKind.Time });

    private static bool LooksAtOneRow(Stage stage) =>
        stage is FilterStage or Eval.EvalStage or Bin.BinStage or ChooseStage or Rename.RenameStage or PassStage or RexStage or LookupStage;
}
