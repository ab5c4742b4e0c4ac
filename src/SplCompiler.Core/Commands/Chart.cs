using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>chart</c>: a table of results, a row for each value of one field and a column for each of another.</summary>
public sealed class Chart : Command<Chart.Syntax>
{
    public override WordDoc Doc { get; } = new("chart")
    {
        Usage = "chart [limit=<number>] [useother=<bool>] [otherstr=<text>] [usenull=<bool>] [nullstr=<text>] [sep=<text>] [format=<text>] "
            + "<function>[(<field>)]|eval(<expression over functions>) [AS <name>]... [OVER <field> [span=<span>]] [BY <field> [span=<span>] [<field> [span=<span>]]] [WHERE sum|avg|min|max|count in|notin top<number>|bottom<number>] [dedup_splitvals=<bool>]",
        Summary = "A row for each value of the first field, a column for each value of the second: the 10 with the greatest sums of results, `OTHER` for the rest (limit, useother) "
            + "and `NULL` for rows without a value (usenull). With several functions the columns are called `function: value` and ranked by how many rows they stand for. Counts of nothing are 0.",
        Manual = "Search Reference, chart",
        Examples =
        [
            new("rows and columns", "chart count over h by a", """[{"h": "1", "a": "x"}, {"h": "1", "a": "y"}, {"h": "1", "a": "x"}, {"h": "2", "a": "y"}]""", """[{"h": "1", "x": 2, "y": 1}, {"h": "2", "x": 0, "y": 1}]"""),
            new("without columns", "chart sum(n) as s, count by h", """[{"h": "1", "n": "2"}, {"h": "2"}]""", """[{"h": "1", "s": 2, "count": 1}, {"h": "2", "count": 1}]"""),
            new("rows without a value", "chart max(n) by h a", """[{"h": "1", "a": "x", "n": "3"}, {"h": "2", "n": "4"}, {"a": "x"}]""", """[{"h": "1", "x": 3}, {"h": "2", "NULL": 4}]"""),
            new("all other columns", "chart limit=1 otherstr=rest count over h by a", """[{"h": "1", "a": "x"}, {"h": "1", "a": "x"}, {"h": "1", "a": "y"}, {"h": "2", "a": "z"}]""", """[{"h": "1", "x": 2, "rest": 1}, {"h": "2", "x": 0, "rest": 1}]"""),
            new("averages of the others are over their rows", "chart limit=1 avg(n) over h by a", """[{"h": "1", "a": "x", "n": "9"}, {"h": "1", "a": "y", "n": "1"}, {"h": "1", "a": "y", "n": "2"}, {"h": "1", "a": "z", "n": "6"}]""", """{"h": "1", "x": 9, "OTHER": 3}"""),
            new("columns with the greatest results", "chart sum(n) over h by a where max in top1 useother=f", """[{"h": "1", "a": "x", "n": "9"}, {"h": "1", "a": "y", "n": "5"}, {"h": "2", "a": "y", "n": "5"}]""", """[{"h": "1", "x": 9}, {"h": "2"}]"""),
            new("columns above a limit", "chart count over h by a where count > 1", """[{"h": "1", "a": "x"}, {"h": "2", "a": "x"}, {"h": "2", "a": "y"}, {"h": "2", "a": "z"}]""", """[{"h": "1", "x": 1, "OTHER": 0}, {"h": "2", "x": 1, "OTHER": 2}]"""),
            new("an expression over functions", "chart eval(round(sum(n)/count, 1)) as mean over h by a", """[{"h": "1", "a": "x", "n": "2"}, {"h": "1", "a": "x", "n": "3"}, {"h": "1", "a": "y"}]""", """{"h": "1", "x": 2.5}"""),
            new("several functions", "chart count dc(u) as users over h by a", """[{"h": "1", "a": "x", "u": "e"}, {"h": "1", "a": "y"}]""", """{"h": "1", "count: x": 1, "count: y": 1, "users: x": 1, "users: y": 0}"""),
            new("bins of a number, in their order, those without rows too", "chart count over n span=50", """[{"n": "3"}, {"n": "7"}, {"n": "112"}]""", """[{"n": "0-50", "count": 2}, {"n": "50-100", "count": 0}, {"n": "100-150", "count": 1}]"""),
            new("no empty bins", "chart cont=f max(a) over n span=1h by h", """[{"n": "10", "h": "x", "a": "1"}, {"n": "7300", "h": "y", "a": "2"}]""", """[{"n": 0, "x": 1}, {"n": 7200, "y": 2}]"""),
            new("several values count for each", "chart count over h by a usenull=f", """[{"h": ["1", "2"], "a": ["x", "y"]}, {"h": "1"}]""", """[{"h": "1", "x": 1, "y": 1}, {"h": "2", "x": 1, "y": 1}]"""),
            new("an order that the others have lost", "chart list(n) over h by a", """{"h": "1", "a": "x", "n": "1"}""", "[]", Reports: "SPL2003"),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<AggregateSyntax> Aggregates, FieldSyntax? Row, FieldSyntax? Column) : CommandSyntax
    {
        /// <summary>Which columns stay.</summary>
        public ColumnChoice? Where { get; init; }

        /// <summary>The options behind the field of the columns.</summary>
        public ImmutableArray<OptionSyntax> ColumnOptions { get; init; } = [];

        public override string ToString() =>
            $"chart{OptionSet.TextOf(Options)} {string.Join(", ", Aggregates)}{(Row is null ? "" : $" OVER {FieldListText.Of(Row)}")}"
            + $"{(Column is null ? "" : $" BY {FieldListText.Of(Column)}")}{OptionSet.TextOf(ColumnOptions)}{(Where is null ? "" : $" {Where}")}";
    }

    // A list of fields that ends before an option or the clause of columns.
    private static readonly TokenListParser<SplToken, ImmutableArray<FieldSyntax>> s_fields =
        (from field in Superpower.Parse.Not(Terms.Keyword("where")).IgnoreThen(Superpower.Parse.Not(Terms.AnyOption)).IgnoreThen(Terms.Field).Try()
         from comma in Superpower.Parsers.Token.EqualTo(SplToken.Comma).Many()
         select field).AtLeastOnce().Select(fields => fields.ToImmutableArray());

    // `over r by c`, `by r c`, `by r, c`; options stand anywhere.
    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in Terms.AnyOption.Select(option => (object)option).Or(AggregateParser.One.Where(one => one.Name.ToLowerInvariant() != "over").Try().Select(one => (object)one)).AtLeastOnce()
        where parts.OfType<AggregateSyntax>().Any()
        from over in (from keyword in Terms.Keyword("over")
                      from field in Terms.Field
                      from options in Terms.AnyOption.Many()
                      select new Axis(field, [.. options])).AsNullable().OptionalOrDefault()
        from keys in Terms.Keyword("by").IgnoreThen(
            (from fields in s_fields
             from options in Terms.AnyOption.Many()
             select new Axes(fields, [.. options])).AtLeastOnce()).OptionalOrDefault([])
        from choice in ColumnChoice.Grammar.AsNullable().OptionalOrDefault()
        from behind in Terms.AnyOption.Many()
        let axes = Together(over, keys)
        where axes.Length == 2 || (axes.Length < 2 && choice is null)
        select new Syntax(
            [.. parts.OfType<OptionSyntax>(), .. axes.Take(1).SelectMany(axis => axis.Options), .. behind],
            [.. parts.OfType<AggregateSyntax>()],
            axes.ElementAtOrDefault(0)?.Field,
            axes.ElementAtOrDefault(1)?.Field)
        {
            Where = choice,
            ColumnOptions = [.. axes.Skip(1).SelectMany(axis => axis.Options)],
        };

    private sealed record Axis(FieldSyntax Field, ImmutableArray<OptionSyntax> Options);

    private sealed record Axes(ImmutableArray<FieldSyntax> Fields, ImmutableArray<OptionSyntax> Options);

    /// <summary>Options belong to the field before them.</summary>
    private static ImmutableArray<Axis> Together(Axis? over, IEnumerable<Axes> lists) =>
        [.. over is null ? (Axis[])[] : [over], .. lists.SelectMany(list => list.Fields.Select((field, i) => new Axis(field, i == list.Fields.Length - 1 ? list.Options : [])))];

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        ChartSettings? settings = ChartSettings.Read(syntax.Options, syntax.ColumnOptions, isTime: false, syntax.Aggregates.Length > 1, binder);
        FieldExpression? row = syntax.Row is null ? null : binder.Resolve(syntax.Row);
        FieldExpression? column = syntax.Column is null ? null : binder.Resolve(syntax.Column);
        ImmutableArray<FieldExpression> keys = [.. ((FieldExpression?[])[row, column]).OfType<FieldExpression>()];
        ImmutableArray<string> taken = row is null || column is not null ? [] : [row.Name];
        if (Charting.Aggregates(syntax.Aggregates, keys, taken, "chart", syntax.Span, binder) is not { } bound || settings is null)
            return null;
        return row is null
            ? Charting.Alone(bound, binder)
            : Charting.Create(row, column, bound, isTime: false, settings with { Format = Format(settings, bound.Results, syntax), Where = syntax.Where }, syntax.Span, binder);
    }

    private static string Format(ChartSettings settings, ImmutableArray<ChartResult> results, Syntax syntax) =>
        settings.Format.Length == 0 && results.Length > 1 ? $"$AGG${syntax.Options.LastOrDefault(option => option.Name == "sep")?.Value ?? ": "}$VAL$" : settings.Format;
}
