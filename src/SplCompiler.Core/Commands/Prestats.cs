using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Functions;
using SplCompiler.Functions.Eval;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary><c>tstats prestats=t</c> and the command that completes its partial results.</summary>
/// <remarks>
/// Partial results only exist between machines. Here the command that completes them gets the events themselves: aggregated once, they give what
/// aggregating the partial results gives, as long as functions and fields are those of each tstats. Anything else is refused.
/// Source: Search Reference, tstats, "prestats" and "append".
/// </remarks>
internal static class Prestats
{
    // Indexed fields that have one value: grouping by them as well changes no result.
    private static readonly string[] s_single = ["_time", "host", "source", "sourcetype", "index", "splunk_server"];

    /// <summary>The commands with those that a tstats appends, and a copy of the one that completes it, put into it.</summary>
    public static ImmutableArray<CommandSyntax> Chained(ImmutableArray<CommandSyntax> commands)
    {
        var chained = ImmutableArray.CreateBuilder<CommandSyntax>();
        for (int i = 0; i < commands.Length; i++)
        {
            // One that is appended has been here before, with the others.
            if (commands[i] is not Tstats.Syntax { IsPartial: true, Completion: null } first)
            {
                chained.Add(commands[i]);
                continue;
            }

            var appended = ImmutableArray.CreateBuilder<Tstats.Syntax>();
            while (i + 1 < commands.Length && commands[i + 1] is Tstats.Syntax { IsPartial: true, IsAppended: true } next)
            {
                appended.Add(next);
                i++;
            }

            CommandSyntax? completion = i + 1 < commands.Length ? commands[i + 1] : null;
            chained.Add(first with { Completion = completion, Appended = [.. appended.Select(side => side with { Completion = completion })] });
        }

        return chained.ToImmutable();
    }

    /// <summary>The stages behind the events of a tstats: those that lack one of its keys are dropped, and the events that others append follow.</summary>
    /// <returns>Null when it was refused.</returns>
    public static ImmutableArray<Stage>? Complete(Tstats.Syntax syntax, ImmutableArray<Stage> events, Binder binder)
    {
        if (IsRefused(syntax, binder))
            return null;
        Schema rows = events.IsEmpty ? binder.Input : events[^1].Output;
        var stages = events.ToBuilder();
        if (KeysOf(syntax, rows, binder) is { } keys)
            stages.Add(new FilterStage(keys) { Input = rows, Output = rows });
        if (syntax.Appended.IsEmpty && !syntax.IsAppended)
            return stages.ToImmutable();

        // What is stored until the last side ends is only what is read of it.
        ImmutableArray<FieldSyntax> read = [.. syntax.By.Concat(syntax.Aggregates.Select(aggregate => aggregate.Field).OfType<FieldSyntax>()).Append(new FieldSyntax(syntax.Span, "_time", false)).DistinctBy(field => field.Name)];
        var choice = new ChooseStage($"table {FieldListText.Of(read)}") { Input = rows, Output = binder.Over(rows, () => FieldChoice.Choose(read, binder)) };
        stages.Add(choice);
        if (syntax.Appended.IsEmpty)
            return stages.ToImmutable();
        Plan?[] sides = [.. syntax.Appended.Select(binder.BindAside)];
        if (sides.Contains(null))
            return null;
        // Ordered here, where little is left of an event: else all events would be, in front of the first stage.
        var order = new NewestFirst { Input = choice.Output, Output = NewestFirst.Stored(choice.Output) };
        stages.Add(order);
        stages.Add(new AppendStage([.. sides!], syntax.Name) { Input = order.Output, Output = AppendStage.Union(sides.Select(side => side!.Output).Prepend(order.Output)) });
        return stages.ToImmutable();
    }

    private static Expression? KeysOf(Tstats.Syntax syntax, Schema rows, Binder binder)
    {
        Expression[] present =
        [
            .. syntax.By.Select(key => binder.Over(rows, () => binder.Resolve(key))).Where(key => key.Type.IsNullable)
                .Select(key => (Expression)new CallExpression(new Isnotnull(), [key], SplType.Bool.NotNull)),
        ];
        return present.Length switch
        {
            0 => null,
            1 => present[0],
            _ => new LogicalExpression(Logical.And, [.. present]),
        };
    }

    private static bool IsRefused(Tstats.Syntax syntax, Binder binder)
    {
        if (Parts(syntax.Completion) is not var (name, aggregates, keys))
        {
            Refuse(binder, syntax["prestats"]!.Span, "partial results are completed by `stats`, `chart` or `timechart` right behind", "nothing completes them", "leave `prestats` out, or put `stats` with the same functions and fields behind it");
            return true;
        }

        if (aggregates.FirstOrDefault(wanted => !syntax.Aggregates.Any(given => IsSame(given, wanted))) is { } missing)
        {
            Refuse(binder, missing.Span, $"`{missing.Call}` is no function of the `{syntax.Name}` before it, so its partial results do not hold it", "not computed there", $"put `{missing.Call}` into each `{syntax.Name}`");
            return true;
        }

        if (keys.FirstOrDefault(key => !syntax.By.Any(given => given.Name == key)) is { } unknown)
        {
            Refuse(binder, syntax.Completion!.Span, $"`{name}` groups by `{unknown}`, which the `{syntax.Name}` before it does not", "not kept there", $"put `{unknown}` behind BY of each `{syntax.Name}`");
            return true;
        }

        // A field with several values is several partial results, which are then counted together.
        if (syntax.By.FirstOrDefault(key => !keys.Contains(key.Name) && !s_single.Contains(key.Name)) is { } extra)
        {
            Refuse(binder, extra.Span, $"`{syntax.Name}` groups by `{extra.Name}`, and `{name}` behind it does not", "not grouped by later", $"group by the same fields, or leave `{extra.Name}` out");
            return true;
        }

        return false;
    }

    private static void Refuse(Binder binder, SourceSpan span, string message, string label, string help) => binder.Report(Descriptors.UnsupportedForm, span, message, label, help);

    /// <summary>The functions and the fields of a command that completes partial results; null for another command.</summary>
    private static (string Name, ImmutableArray<AggregateSyntax> Aggregates, ImmutableArray<string> Keys)? Parts(CommandSyntax? completion) => completion switch
    {
        Stats.Syntax stats => ("stats", stats.Aggregates, [.. stats.By.Select(key => key.Name)]),
        Chart.Syntax chart => ("chart", chart.Aggregates, [.. ((FieldSyntax?[])[chart.Row, chart.Column]).OfType<FieldSyntax>().Select(key => key.Name)]),
        Timechart.Syntax timechart => ("timechart", timechart.Aggregates, timechart.Column is null ? ["_time"] : ["_time", timechart.Column.Name]),
        _ => null,
    };

    private static bool IsSame(AggregateSyntax given, AggregateSyntax wanted) =>
        wanted.Expression is null && wanted.Sparkline is null && given.Field?.Name == wanted.Field?.Name
        && (given.Name.Equals(wanted.Name, StringComparison.OrdinalIgnoreCase) || (AggregateTable.Find(given.Name) is { } function && function == AggregateTable.Find(wanted.Name)));
}
