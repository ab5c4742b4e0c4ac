using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>timechart</c>: a table of results, a row for each bin of time.</summary>
public sealed class Timechart : Command<Timechart.Syntax>
{
    public override WordDoc Doc { get; } = new("timechart")
    {
        Usage = "timechart [span=<span>|bins=<number>] [minspan=<span>] [cont=<bool>] [partial=<bool>] [fixedrange=<bool>] [limit=<number>] [useother=<bool>] [otherstr=<text>] "
            + "[usenull=<bool>] [nullstr=<text>] [sep=<text>] [format=<text>] [aligntime=earliest|latest|<time>] <function>[(<field>)]|eval(<expression over functions>) [AS <name>]... [BY <field>] [WHERE sum|avg|min|max|count in|notin top<number>|bottom<number>] [dedup_splitvals=<bool>]",
        Summary = "A row for each bin of `_time`, also for those without rows (cont) from the start to the end of the time range of the search where it has one (fixedrange); with BY a column for each value, as of `chart`. "
            + "Without span the bins are the narrowest of 1s 5s 10s 30s 1m 5m 10m 30m 1h 1d 1mon that cover the range with 100 bins (bins) and are not below minspan.",
        Manual = "Search Reference, timechart",
        Examples =
        [
            new("empty bins count 0", "timechart span=1m count, avg(n) as a", """[{"_time": 5, "n": "1"}, {"_time": 130, "n": "2"}, {"_time": 170}]""", """[{"_time": 0, "count": 1, "a": 1}, {"_time": 60, "count": 0}, {"_time": 120, "count": 2, "a": 2}]"""),
            new("columns", "timechart span=1h count by h", """[{"_time": 10, "h": "a"}, {"_time": 20}, {"_time": 3600, "h": "b"}]""", """[{"_time": 0, "a": 1, "b": 0, "NULL": 1}, {"_time": 3600, "a": 0, "b": 1, "NULL": 0}]"""),
            new("no empty bins", "timechart span=1m cont=f count", """[{"_time": 5}, {"_time": 130}]""", """[{"_time": 0, "count": 1}, {"_time": 120, "count": 1}]"""),
            new("the loudest columns", "timechart span=1h count by h where sum in top1", """[{"_time": 1, "h": "a"}, {"_time": 2, "h": "a"}, {"_time": 3, "h": "b"}]""", """{"_time": 0, "a": 2, "OTHER": 1}"""),
            new("bins that start at another time", "timechart span=12h aligntime=10800 count", """[{"_time": 10799}, {"_time": 10800}]""", """[{"_time": -32400, "count": 1}, {"_time": 10800, "count": 1}]"""),
            new("a span is chosen", "timechart bins=2 count", """[{"_time": 0}, {"_time": 3600}, {"_time": 4}]""", """[{"_time": 0, "count": 2}, {"_time": 1800, "count": 0}, {"_time": 3600, "count": 1}]"""),
            new("for each hour", "timechart span=30m per_hour(n) as rate", """[{"_time": 0, "n": "3"}, {"_time": 5, "n": ["1", "2"]}]""", """{"_time": 0, "rate": 12}"""),
            new("an expression over functions", "timechart span=1h eval(round(avg(n), 2)) by h", """[{"_time": 10, "n": ["1", "2"], "h": "a"}, {"_time": 20, "n": "2", "h": "a"}, {"_time": 30, "h": "b"}]""", """{"_time": 0, "a": 1.67}"""),
            new("the latest of a bin", "timechart span=1h latest(n) as n", """[{"_time": 10, "n": "a"}, {"_time": 20, "n": "b"}, {"_time": 15, "n": "c"}]""", """{"_time": 0, "n": "b"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<AggregateSyntax> Aggregates, FieldSyntax? Column) : CommandSyntax
    {
        /// <summary>Which columns stay.</summary>
        public ColumnChoice? Where { get; init; }

        public override string ToString() => $"timechart{OptionSet.TextOf(Options)} {string.Join(", ", Aggregates)}{(Column is null ? "" : $" BY {FieldListText.Of(Column)}")}{(Where is null ? "" : $" {Where}")}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in Terms.AnyOption.Select(option => (object)option).Or(AggregateParser.One.Select(one => (object)one)).AtLeastOnce()
        where parts.OfType<AggregateSyntax>().Any()
        from column in Terms.Keyword("by").IgnoreThen(Terms.Field).AsNullable().OptionalOrDefault()
        from behind in Terms.AnyOption.Many()
        from choice in ColumnChoice.Grammar.AsNullable().OptionalOrDefault()
        from last in Terms.AnyOption.Many()
        where choice is null || column is not null
        select new Syntax([.. parts.OfType<OptionSyntax>(), .. behind, .. last], [.. parts.OfType<AggregateSyntax>()], column) { Where = choice };

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        ChartSettings? settings = ChartSettings.Read(syntax.Options, [], isTime: true, syntax.Aggregates.Length > 1, binder);
        FieldExpression row = binder.Resolve("_time", syntax.Span);
        FieldExpression? column = syntax.Column is null ? null : binder.Resolve(syntax.Column);
        ImmutableArray<FieldExpression> keys = column is null ? [row] : [row, column];
        return Charting.Aggregates(syntax.Aggregates, keys, column is null ? ["_time"] : [], "timechart", syntax.Span, binder) is not { } bound || settings is null
            ? null
            : Charting.Create(row, column, bound, isTime: true, settings with { Where = syntax.Where }, syntax.Span, binder);
    }
}
