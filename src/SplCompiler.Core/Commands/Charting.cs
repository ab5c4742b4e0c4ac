using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Rules;

namespace SplCompiler.Commands;

/// <summary>What chart and timechart share when they are bound.</summary>
internal static class Charting
{
    /// <summary>Binds the functions; null when one was refused.</summary>
    public static ImmutableArray<BoundAggregate>? Aggregates(
        ImmutableArray<AggregateSyntax> syntax, ImmutableArray<FieldExpression> keys, ImmutableArray<string> taken, string command, SourceSpan source, Binder binder)
    {
        if (AggregateBinder.Bind(syntax, keys, binder, hasSpans: command == "timechart") is not { } bound)
            return null;
        if (!bound.Open.IsEmpty)
        {
            binder.Report(Descriptors.UnsupportedForm, source, $"`{command}` takes no wildcard over fields that are only known at run time", "fields not known", "name the fields");
            return null;
        }

        var names = new HashSet<string>(taken, StringComparer.Ordinal);
        foreach (BoundAggregate aggregate in bound.Aggregates.Where(aggregate => !names.Add(aggregate.Output)))
        {
            binder.Report(Descriptors.DuplicateOutput, source, $"two columns of `{command}` are called `{aggregate.Output}`", "same name twice", "name one of them with AS");
            return null;
        }

        return bound.Aggregates;
    }

    /// <summary>The stage over bound parts; null when it was refused.</summary>
    public static Stage? Create(
        FieldExpression row, FieldExpression? column, ImmutableArray<BoundAggregate> aggregates, bool isTime, ChartSettings settings, SourceSpan source, Binder binder)
    {
        string command = isTime ? "timechart" : "chart";
        // The column of all others joins groups after the rows are gone, so the order among them is gone, too.
        if (column is not null && settings is { Limit: > 0, Other: not null } && aggregates.FirstOrDefault(aggregate => aggregate.Function.NeedsOrder) is { } ordered)
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
            ? Schema.Closed(aggregates.Select(aggregate => new Column(aggregate.Output, TypeOf(aggregate))).Prepend(rowColumn))
            : new Schema([rowColumn], OpenTail.Everything with { IsEvent = false, Hidden = [row.Name] });
        return new ChartStage(row, column, aggregates, isTime, settings) { Input = binder.Input, Output = output };
    }

    private static SplType TypeOf(BoundAggregate aggregate) =>
        aggregate.Function.TypeOf(aggregate.Argument) is var type && aggregate.Function.CountsNothing ? type : type with { IsNullable = true };
}
