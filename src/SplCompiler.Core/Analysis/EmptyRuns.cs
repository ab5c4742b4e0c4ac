using SplCompiler.Commands;
using SplCompiler.Planning;

namespace SplCompiler.Analysis;

/// <summary>Which rules have no rows when no event passes by.</summary>
internal static class EmptyRuns
{
    /// <summary>True when every command of the rule makes nothing of nothing. <c>stats count</c> without BY says 0, <c>append</c> adds rows of its own.</summary>
    public static bool GiveNothing(Plan plan) => plan.StartsFromEvents && !plan.AllSearches().Any() && plan.Stages.All(GivesNothing);

    // Not a list of the commands that do: one that is new must not lose its rows.
    private static bool GivesNothing(Stage stage) => stage switch
    {
        StatsStage stats => !stats.By.IsEmpty,
        FilterStage or Eval.EvalStage or Rename.RenameStage or ChooseStage or Bin.BinStage or RexStage or LookupStage or DatasetStage or PassStage => true,
        FillnullStage or MapFieldsStage or Sort.SortStage or Dedup.DedupStage or Head.HeadStage or ReverseStage or StreamstatsStage or Eventstats.EventstatsStage or Mvexpand.MvexpandStage => true,
        _ => false,
    };
}
