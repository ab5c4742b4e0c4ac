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
        [typeof(Head.HeadStage)] = (stage, rows, context) => HeadRunner.Run((Head.HeadStage)stage, rows, context),
        [typeof(Rename.RenameStage)] = (stage, rows, _) => RenameRunner.Run((Rename.RenameStage)stage, rows),
        [typeof(AddFieldsStage)] = (stage, rows, context) => AddFieldsRunner.Run((AddFieldsStage)stage, rows, context),
        [typeof(AppendStage)] = (stage, rows, context) => CombineRunner.Append((AppendStage)stage, rows, context),
        [typeof(Appendcols.AppendcolsStage)] = (stage, rows, context) => CombineRunner.Beside((Appendcols.AppendcolsStage)stage, rows, context),
        [typeof(Appendpipe.AppendpipeStage)] = (stage, rows, context) => CombineRunner.Pipe((Appendpipe.AppendpipeStage)stage, rows, context),
        [typeof(CutStage)] = (stage, rows, _) => rows.Take((int)Math.Min(((CutStage)stage).Most, int.MaxValue)),
        [typeof(DatasetStage)] = (stage, rows, context) => rows.Select(row => EvalRunner.Dataset((DatasetStage)stage, row, context)),
        [typeof(Format.FormatStage)] = (stage, rows, _) => CombineRunner.Format((Format.FormatStage)stage, rows),
        [typeof(Gentimes.GentimesStage)] = (stage, _, context) => GentimesRunner.Run((Gentimes.GentimesStage)stage, context),
        [typeof(JoinStage)] = (stage, rows, context) => CombineRunner.Join((JoinStage)stage, rows, context),
        [typeof(MapStage)] = (stage, rows, context) => CombineRunner.Map((MapStage)stage, rows, context),
        [typeof(Return.ReturnStage)] = (stage, rows, context) => CombineRunner.Return((Return.ReturnStage)stage, rows, context),
        [typeof(Set.SetStage)] = (stage, _, context) => CombineRunner.Set((Set.SetStage)stage, context),
        [typeof(Eventstats.EventstatsStage)] = (stage, rows, context) => RowAggregatesRunner.Events((Eventstats.EventstatsStage)stage, rows, context),
        [typeof(StreamstatsStage)] = (stage, rows, context) => RowAggregatesRunner.Stream((StreamstatsStage)stage, rows, context),
        [typeof(ChartStage)] = (stage, rows, context) => ChartRunner.Run((ChartStage)stage, rows, context),
        [typeof(ColumnTotalStage)] = (stage, rows, _) => TotalRunner.Columns((ColumnTotalStage)stage, rows),
        [typeof(ComputedNameStage)] = (stage, rows, context) => rows.Select(row => EvalRunner.Assign((ComputedNameStage)stage, row, context)),
        [typeof(Filldown.FilldownStage)] = (stage, rows, _) => FillRunner.Down((Filldown.FilldownStage)stage, rows),
        [typeof(FillnullStage)] = (stage, rows, _) => FillRunner.Null((FillnullStage)stage, rows),
        [typeof(ForeachLoopStage)] = (stage, rows, context) => ForeachRunner.Run((ForeachLoopStage)stage, rows, context),
        [typeof(ForeachNamesStage)] = (stage, rows, context) => ForeachRunner.Names((ForeachNamesStage)stage, rows, context),
        [typeof(Inputlookup.AppendLookupStage)] = (stage, rows, context) => LookupRunner.Append((Inputlookup.AppendLookupStage)stage, rows, context),
        [typeof(Inputlookup.InputlookupStage)] = (stage, _, context) => LookupRunner.Rows((Inputlookup.InputlookupStage)stage, context),
        [typeof(LookupStage)] = (stage, rows, context) => LookupRunner.Run((LookupStage)stage, rows, context),
        [typeof(Makeresults.MakeresultsStage)] = (stage, _, context) => MakeresultsRunner.Run((Makeresults.MakeresultsStage)stage, context),
        [typeof(Makeresults.MakedataStage)] = (stage, _, context) => MakeresultsRunner.Run((Makeresults.MakedataStage)stage, context),
        [typeof(MapFieldsStage)] = (stage, rows, context) => MapFieldsRunner.Run((MapFieldsStage)stage, rows, context),
        [typeof(Mvcombine.MvcombineStage)] = (stage, rows, _) => MultivalueRunner.Combine((Mvcombine.MvcombineStage)stage, rows),
        [typeof(Mvexpand.MvexpandStage)] = (stage, rows, _) => MultivalueRunner.Expand((Mvexpand.MvexpandStage)stage, rows),
        [typeof(PassStage)] = (_, rows, _) => rows,
        [typeof(RankStage)] = (stage, rows, _) => RankRunner.Run((RankStage)stage, rows),
        [typeof(ReverseStage)] = (stage, rows, _) => rows.Reverse().Take(((ReverseStage)stage).Limit ?? rows.Length),
        [typeof(RexStage)] = (stage, rows, _) => RexRunner.Run((RexStage)stage, rows),
        [typeof(RowTotalStage)] = (stage, rows, _) => TotalRunner.Rows((RowTotalStage)stage, rows),
        [typeof(RunningStage)] = (stage, rows, _) => RunningRunner.Run((RunningStage)stage, rows),
        [typeof(SequenceStage)] = (stage, rows, context) => ((SequenceStage)stage).Stages.Aggregate(rows, (current, inner) => Run(inner, current, context)),
        [typeof(Tojson.TojsonStage)] = (stage, rows, _) => rows.Select(row => TojsonRunner.Run((Tojson.TojsonStage)stage, row)),
        [typeof(TransactionStage)] = (stage, rows, context) => TransactionRunner.Run((TransactionStage)stage, rows, context),
        [typeof(Transpose.TransposeStage)] = (stage, rows, _) => TableRunner.Transpose((Transpose.TransposeStage)stage, rows),
        [typeof(Untable.UntableStage)] = (stage, rows, _) => TableRunner.Untable((Untable.UntableStage)stage, rows),
        [typeof(Xyseries.XyseriesStage)] = (stage, rows, _) => TableRunner.Series((Xyseries.XyseriesStage)stage, rows),
        [typeof(WholeTableStage)] = (stage, rows, context) => WholeTableRunner.Run((WholeTableStage)stage, rows, context),
        [typeof(Uniq.UniqStage)] = (_, rows, _) => rows.Where((row, i) => i == 0 || !SameFields(row, rows[i - 1])),
        [typeof(Sort.SortStage)] = (stage, rows, _) => SortRunner.Run((Sort.SortStage)stage, rows),
    };

    public static ImmutableArray<OracleRow> Run(Stage stage, ImmutableArray<OracleRow> rows, OracleContext context) =>
        s_runners.TryGetValue(stage.GetType(), out var run)
            ? [.. run(stage, rows, context)]
            : throw new NotSupportedException($"The oracle does not know {stage.GetType().Name}.");

    /// <summary>The same fields with the same values, in any order.</summary>
    internal static bool SameFields(OracleRow row, OracleRow other) =>
        row.Fields.Length == other.Fields.Length && row.Fields.All(field => other[field.Key].Equals(field.Value));
}
