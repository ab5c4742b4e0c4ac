using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>What chart and timechart share when they are bound.</summary>
internal static class Charting
{
    /// <summary>Binds the functions, and the results that are made of them; null when one was refused.</summary>
    public static (ImmutableArray<BoundAggregate> Functions, ImmutableArray<ChartResult> Results)? Aggregates(
        ImmutableArray<AggregateSyntax> syntax, ImmutableArray<FieldExpression> keys, ImmutableArray<string> taken, string command, SourceSpan source, Binder binder)
    {
        bool hasSpans = command == "timechart";
        var evaluated = new EvaluatedResults(keys, hasSpans, command, binder);
        var functions = ImmutableArray.CreateBuilder<BoundAggregate>();
        var results = ImmutableArray.CreateBuilder<ChartResult>();
        bool isRefused = syntax.Length > 0 && binder.HasTooManyNames(syntax.Length, syntax[0].Span);
        if (isRefused)
            return null;
        foreach (AggregateSyntax one in syntax)
        {
            if (one.IsEvaluated)
            {
                if (evaluated.Bind(one) is not var (inner, result))
                {
                    isRefused = true;
                    continue;
                }

                functions.AddRange(inner);
                results.Add(result);
                continue;
            }

            if (AggregateBinder.Bind([one], keys, binder, hasSpans) is not { } bound)
            {
                isRefused = true;
                continue;
            }

            if (!bound.Open.IsEmpty)
            {
                binder.Report(Descriptors.UnsupportedForm, source, $"`{command}` takes no wildcard over fields that are only known at run time", "fields not known", "name the fields");
                return null;
            }

            functions.AddRange(bound.Aggregates);
            results.AddRange(bound.Aggregates.Select(ChartResult.Of));
        }

        var names = new HashSet<string>(taken, StringComparer.Ordinal);
        foreach (ChartResult result in results.Where(result => !names.Add(result.Output)))
        {
            binder.Report(Descriptors.DuplicateOutput, source, $"two columns of `{command}` are called `{result.Output}`", "same name twice", "name one of them with AS");
            return null;
        }

        return isRefused ? null : (functions.ToImmutable(), results.ToImmutable());
    }

    /// <summary>The stage over bound parts; null when it was refused.</summary>
    public static Stage? Create(
        FieldExpression row, FieldExpression? column, (ImmutableArray<BoundAggregate> Functions, ImmutableArray<ChartResult> Results) bound, bool isTime, ChartSettings settings, SourceSpan source, Binder binder)
    {
        string command = isTime ? "timechart" : "chart";
        // The column of all others joins groups after the rows are gone, so the order among them is gone, too.
        if (column is not null && settings is { Limit: > 0, Other: not null } && bound.Functions.FirstOrDefault(aggregate => aggregate.Function.NeedsOrder) is { } ordered)
        {
            binder.Report(Descriptors.UnsupportedForm, source, $"`{ordered.Function.Name}` depends on the order of rows, which the column `{settings.Other}` has lost",
                "order across columns", "write limit=0 or useother=f");
            return null;
        }

        SplType rowType = isTime || settings.RowSpan is { IsTime: true } ? SplType.Time.NotNull
            : settings.RowSpan is not null ? SplType.Text.NotNull
            : Stats.KeyType(row.Type);
        var rowColumn = new Column(row.Name, rowType);
        Schema output = column is null
            ? Schema.Closed(bound.Results.Select(result => new Column(result.Output, TypeOf(result, bound.Functions))).Prepend(rowColumn))
            : new Schema([rowColumn], OpenTail.Everything with { IsEvent = false, Hidden = [row.Name] });
        return new ChartStage(row, column, bound.Functions, bound.Results, isTime, settings) { Input = binder.Input, Output = output };
    }

    /// <summary>The results over all rows, without a field for the rows of the table.</summary>
    public static Stage Alone((ImmutableArray<BoundAggregate> Functions, ImmutableArray<ChartResult> Results) bound, Binder binder)
    {
        Schema results = Schema.Closed(bound.Functions.Select(function => new Column(function.Output, function.Function.TypeOf(function.Argument))));
        var stats = new StatsStage([], bound.Functions, []) { Input = binder.Input, Output = results };
        ChartResult[] evaluated = [.. bound.Results.Where(result => !result.IsFunction)];
        if (evaluated.Length == 0)
            return stats;
        Schema all = evaluated.Aggregate(results, (schema, result) => schema.With(new Column(result.Output, result.Value.Type)));
        var eval = new Eval.EvalStage([.. evaluated.Select(result => (result.Output, result.Value))]) { Input = results, Output = all };
        string names = FieldListText.Of([.. bound.Results.Select(result => new FieldSyntax(default, result.Output, IsQuoted: true))]);
        Schema shown = Schema.Closed(bound.Results.Select(result => all.Find(result.Output)!));
        var choose = new ChooseStage($"table {names}") { Input = all, Output = shown };
        return SequenceStage.Create(binder.Input, [stats, eval, choose], "chart");
    }

    private static SplType TypeOf(ChartResult result, ImmutableArray<BoundAggregate> functions)
    {
        bool countsNothing = functions.FirstOrDefault(function => function.Output == result.Output) is { Function.CountsNothing: true };
        return countsNothing ? result.Value.Type : CSharpTypes.Kept(result.Value.Type with { IsNullable = true });
    }
}
