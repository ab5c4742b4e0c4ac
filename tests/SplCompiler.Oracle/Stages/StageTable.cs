using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Planning;

namespace SplCompiler.Oracle.Stages;

/// <summary>Which runner runs which stage.</summary>
internal static class StageTable
{
    private static readonly Dictionary<Type, Func<Stage, ImmutableArray<OracleRow>, OracleContext, IEnumerable<OracleRow>>> s_runners = new()
    {
        [typeof(FilterStage)] = (stage, rows, context) => FilterRunner.Run((FilterStage)stage, rows, context),
        [typeof(NewestFirst)] = (_, rows, _) => rows,
        [typeof(ChooseStage)] = (stage, rows, _) => ChooseRunner.Run((ChooseStage)stage, rows),
        [typeof(StatsStage)] = (stage, rows, context) => StatsRunner.Run((StatsStage)stage, rows, context),
        [typeof(Bin.BinStage)] = (stage, rows, context) => BinRunner.Run((Bin.BinStage)stage, rows, context),
        [typeof(Dedup.DedupStage)] = (stage, rows, _) => DedupRunner.Run((Dedup.DedupStage)stage, rows),
        [typeof(Eval.EvalStage)] = (stage, rows, context) => EvalRunner.Run((Eval.EvalStage)stage, rows, context),
        [typeof(Head.HeadStage)] = (stage, rows, _) => HeadRunner.Run((Head.HeadStage)stage, rows),
        [typeof(Rename.RenameStage)] = (stage, rows, _) => RenameRunner.Run((Rename.RenameStage)stage, rows),
        [typeof(Sort.SortStage)] = (stage, rows, _) => SortRunner.Run((Sort.SortStage)stage, rows),
    };

    public static ImmutableArray<OracleRow> Run(Stage stage, ImmutableArray<OracleRow> rows, OracleContext context) =>
        s_runners.TryGetValue(stage.GetType(), out var run)
            ? [.. run(stage, rows, context)]
            : throw new NotSupportedException($"The oracle does not know {stage.GetType().Name}.");
}
