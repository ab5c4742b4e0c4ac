using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>streamstats</c>: adds running results to each row.</summary>
public sealed class Streamstats : Command<Streamstats.Syntax>
{
    /// <summary>The limit max_stream_window of limits.conf.</summary>
    private const int LargestWindow = 10_000;

    private static readonly ImmutableArray<string> s_options = ["allnum", "current", "global", "reset_on_change", "time_window", "window"];

    public override WordDoc Doc { get; } = new("streamstats")
    {
        Usage = "streamstats [current=<bool>] [window=<number>] [global=<bool>] [time_window=<duration>] [allnum=<bool>] [reset_on_change=<bool>] "
            + "[reset_before=\"(<condition>)\"] [reset_after=\"(<condition>)\"] <function>[(<field>)] [AS <name>]... [BY <field> [<field>]...]",
        Summary = "Adds to each row the results over the rows of its group up to it (current=f: before it), or over the last ones of them: "
            + "so many rows (of all groups together, with global=f of each), or those nearer in time than time_window, for which rows come in order of time. "
            + "A reset forgets all rows of all groups. A row that lacks a BY field stays as it is; one with several values of it gets the results of all its groups.",
        Manual = "Search Reference, streamstats",
        Examples =
        [
            new("a running sum", "streamstats sum(n) as s", """[{"n": "1"}, {"a": "x"}, {"n": "3"}]""", """[{"n": "1", "s": 1}, {"a": "x", "s": 1}, {"n": "3", "s": 4}]"""),
            new("the value before", "streamstats current=f last(s) as before by u", """[{"u": "a", "s": "1"}, {"u": "b", "s": "2"}, {"u": "a", "s": "3"}]""", """[{"u": "a", "s": "1"}, {"u": "b", "s": "2"}, {"u": "a", "s": "3", "before": "1"}]"""),
            new("in place", "streamstats current=f sum(n) as n", """[{"n": "1"}, {"n": "2"}, {"n": "3"}]""", """[{}, {"n": 1}, {"n": 3}]"""),
            new("the last two rows", "streamstats window=2 list(n) as l", """[{"n": "1"}, {"n": "2"}, {"n": "3"}]""", """[{"n": "1", "l": "1"}, {"n": "2", "l": ["1", "2"]}, {"n": "3", "l": ["2", "3"]}]"""),
            new("the last two of each group", "streamstats window=2 global=f sum(n) as s by u", """[{"u": "a", "n": "1"}, {"u": "b", "n": "2"}, {"u": "a", "n": "3"}, {"u": "a", "n": "4"}]""", """[{"u": "a", "n": "1", "s": 1}, {"u": "b", "n": "2", "s": 2}, {"u": "a", "n": "3", "s": 4}, {"u": "a", "n": "4", "s": 7}]"""),
            new("the last two before", "streamstats window=2 current=f count, avg(n) as m", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": "4"}]""", """[{"n": "1", "count": 0}, {"n": "2", "count": 1, "m": 1}, {"n": "3", "count": 2, "m": 1.5}, {"n": "4", "count": 2, "m": 2.5}]"""),
            new("rows of the last minute", "sort 0 _time | streamstats time_window=1m count", """[{"_time": 0}, {"_time": 30}, {"_time": 60}, {"_time": 200}]""", """[{"_time": 0, "count": 1}, {"_time": 30, "count": 2}, {"_time": 60, "count": 2}, {"_time": 200, "count": 1}]"""),
            new("again at every change", "streamstats reset_on_change=t count by a", """[{"a": "x"}, {"a": "x"}, {"b": "1"}, {"a": "y"}, {"a": "x"}]""", """[{"a": "x", "count": 1}, {"a": "x", "count": 2}, {"b": "1"}, {"a": "y", "count": 1}, {"a": "x", "count": 1}]"""),
            new("again before a row", "streamstats reset_before=\"(a==\\\"x\\\")\" count", """[{"a": "y"}, {"a": "x"}, {"a": "y"}]""", """[{"a": "y", "count": 1}, {"a": "x", "count": 1}, {"a": "y", "count": 2}]"""),
            new("again after a result", "streamstats reset_after=(n>=2) count as n", """[{"a": "1"}, {"a": "2"}, {"a": "3"}]""", """[{"a": "1", "n": 1}, {"a": "2", "n": 2}, {"a": "3", "n": 1}]"""),
            new("several values of the by field", "streamstats count by u", """[{"u": "a"}, {"u": ["a", "b"]}]""", """[{"u": "a", "count": 1}, {"u": ["a", "b"], "count": ["2", "1"]}]"""),
            new("a wildcard reaches every field", "streamstats values(*) as all_*", """[{"a": "1"}, {"a": "2", "b": "x"}]""", """[{"a": "1", "all_a": "1"}, {"a": "2", "b": "x", "all_a": ["1", "2"], "all_b": "x"}]"""),
            new("events come newest first", "streamstats count as n | table v n", """[{"_time": 1, "v": "old"}, {"_time": 2, "v": "new"}]""", """[{"v": "new", "n": 1}, {"v": "old", "n": 2}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<AggregateSyntax> Aggregates, ImmutableArray<FieldSyntax> By) : CommandSyntax
    {
        public ExpressionSyntax? ResetBefore { get; init; }

        public ExpressionSyntax? ResetAfter { get; init; }

        public override string ToString() =>
            $"streamstats{OptionSet.TextOf(Options)}{Text("reset_before", ResetBefore)}{Text("reset_after", ResetAfter)} {AggregateSyntax.ListText(Aggregates, By)}";

        private static string Text(string name, ExpressionSyntax? condition) => condition is null ? "" : $" {name}=\"{StringEscapes.Escape($"({condition})")}\"";
    }

    private sealed record Reset(bool IsBefore, ExpressionSyntax Condition);

    // Options stand before the functions as a rule, but Splunk takes them anywhere.
    private static readonly TokenListParser<SplToken, object> s_option =
        AggregateParser.Condition("reset_before").Select(condition => (object)new Reset(true, condition))
            .Or(AggregateParser.Condition("reset_after").Select(condition => (object)new Reset(false, condition)))
            .Or(Terms.AnyOption.Select(option => (object)option));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in s_option.Or(AggregateParser.One.Select(aggregate => (object)aggregate)).AtLeastOnce()
        where parts.OfType<AggregateSyntax>().Any()
        from keys in Terms.Keyword("by").IgnoreThen(Terms.FieldsBeforeOption).OptionalOrDefault([])
        from more in s_option.Many()
        let all = parts.Concat(more).ToList()
        select new Syntax([.. all.OfType<OptionSyntax>()], [.. parts.OfType<AggregateSyntax>()], keys)
        {
            ResetBefore = all.OfType<Reset>().LastOrDefault(reset => reset.IsBefore)?.Condition,
            ResetAfter = all.OfType<Reset>().LastOrDefault(reset => !reset.IsBefore)?.Condition,
        };

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "streamstats", binder, s_options);
        bool allNumbers = options.Flag("allnum", false);
        int window = options.Count("window", 0);
        if (window > LargestWindow)
            options.Refuse(options.Find("window")!, $"a window of {window} rows is too large", $"at most {LargestWindow}");
        StreamSettings settings = new(options.Flag("current", true), window, options.Flag("global", true), TimeWindow(options), options.Flag("reset_on_change", false));
        RowAggregates? aggregates = RowAggregates.Bind(syntax.Aggregates, syntax.By, allNumbers, syntax.Span, "streamstats", binder);
        Expression? before = syntax.ResetBefore is null ? null : binder.BindCondition(syntax.ResetBefore);
        if (aggregates is null || options.IsRefused || (before is null && syntax.ResetBefore is not null))
            return null;

        if (settings.TimeWindow is not null && binder.Input.Find("_time") is null)
        {
            binder.Report(Descriptors.UnsupportedForm, options.Find("time_window")!.Span, "`time_window` looks at `_time`, which no stage before yields", "no time");
            return null;
        }

        Schema output = aggregates.OutputOf(binder.Input);
        Expression? after = syntax.ResetAfter is null ? null : binder.Over(output, () => binder.BindCondition(syntax.ResetAfter));
        return after is null && syntax.ResetAfter is not null
            ? null
            : new StreamstatsStage(aggregates, settings, WithoutSource(before), WithoutSource(after)) { Input = binder.Input, Output = output };
    }

    /// <summary>A condition in quotes has other offsets than the text of the rule.</summary>
    private static Expression? WithoutSource(Expression? condition) => condition?.Rewrite(part => part with { Source = default });

    private static SpanText? TimeWindow(OptionSet options)
    {
        if (options.Time("time_window") is not { } span)
            return null;
        if (span.Unit is not ("mon" or "q" or "y"))
            return span;
        options.Refuse(options.Find("time_window")!, $"`{span}` has no fixed length", "months differ", "count in days");
        return null;
    }
}
