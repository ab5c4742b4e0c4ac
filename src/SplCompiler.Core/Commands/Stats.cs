using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Functions;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>stats</c>: aggregates rows, one output row for each combination of the <c>by</c> fields.</summary>
public sealed class Stats : Command<Stats.Syntax>
{
    public override WordDoc Doc { get; } = new("stats")
    {
        Usage = "stats [allnum=<bool>] [delim=<text>] [partitions=<number>] <function>[(<field>)] [AS <name>]... [BY <field> [<field>]... [dedup_splitvals=<bool>]]",
        Summary = "Aggregates rows, one output row for each combination of the BY fields; a row that lacks one of them is dropped, one with several values counts for each (with dedup_splitvals=t for each different one). With allnum=t a numeric function has no result when a value of the group is no number.",
        Manual = "Search Reference, stats",
        Examples =
        [
            new("count by a field", "stats count by host", """[{"host": "a"}, {"host": "b"}, {"host": "a"}, {"x": "1"}]""", """[{"host": "a", "count": 2}, {"host": "b", "count": 1}]"""),
            new("values are unique and sorted as text", "stats values(n) as n", """[{"n": "10"}, {"n": "9"}, {"n": "10"}]""", """{"n": ["10", "9"]}"""),
            new("a wildcard keeps names", "stats values(*) as * by host", """[{"host": "a", "u": "1"}, {"host": "a", "u": "2", "v": "3"}]""", """{"host": "a", "u": ["1", "2"], "v": "3"}"""),
            new("a value that comes twice counts once", "stats count by tag dedup_splitvals=t", """[{"tag": ["a", "a", "b"]}, {"tag": "a"}]""", """[{"tag": "a", "count": 2}, {"tag": "b", "count": 1}]"""),
            new("only numbers", "stats allnum=t sum(n) as s, sum(m) as t", """[{"n": "1", "m": "1"}, {"n": "x", "m": "2"}]""", """{"t": 3}"""),
            new("a condition is counted", "stats count(eval(status=\"404\")) as missing", """[{"status": "404"}, {"status": "200"}]""", """{"missing": 1}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<AggregateSyntax> Aggregates, ImmutableArray<FieldSyntax> By) : CommandSyntax
    {
        /// <summary>Before the functions, or behind BY.</summary>
        public ImmutableArray<OptionSyntax> Options { get; init; } = [];

        public override string ToString() => $"stats{OptionSet.TextOf(Options)} {AggregateSyntax.ListText(Aggregates, By)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from before in Terms.AnyOption.Many()
        from aggregates in AggregateParser.List
        from keys in Terms.Keyword("by").IgnoreThen(Terms.FieldsBeforeOption).OptionalOrDefault([])
        from behind in Terms.AnyOption.Many()
        select new Syntax(aggregates, keys) { Options = [.. before, .. behind] };

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "stats", binder, "allnum", "delim", "partitions", "dedup_splitvals");
        bool allNumbers = options.Flag("allnum", false);
        bool dedups = options.Flag("dedup_splitvals", false);
        options.Count("partitions", 1);
        if (options.Find("delim") is { } delimiter)
            binder.Report(Descriptors.NoEffect, delimiter.Span, "`delim` changes nothing here: several values stay several", "no effect", "join them with mvjoin() where one text is wanted");
        if (Bind(syntax.Aggregates, syntax.By, "stats", syntax.Span, binder) is not { } stats || options.IsRefused)
            return null;
        if (allNumbers)
        {
            stats = stats with
            {
                Aggregates = [.. stats.Aggregates.Select(aggregate => aggregate with { Function = AllNumbers.Of(aggregate.Function) })],
                Open = [.. stats.Open.Select(aggregate => aggregate with { Function = AllNumbers.Of(aggregate.Function) })],
            };
        }

        return dedups ? stats with { CountsEachKeyOnce = true } : stats;
    }

    /// <summary>The stage of <c>stats</c> and of its relatives; null when it was refused.</summary>
    internal static StatsStage? Bind(ImmutableArray<AggregateSyntax> aggregates, ImmutableArray<FieldSyntax> keyFields, string word, SourceSpan span, Binder binder)
    {
        ImmutableArray<FieldExpression> by = [.. keyFields.DistinctBy(field => field.Name).Select(binder.Resolve)];
        if (AggregateBinder.Bind(aggregates, by, binder) is not { } bound)
            return null;

        if (AggregateBinder.OneForEachName(bound.Aggregates, by.Select(field => field.Name), word, span, binder) is not { } results)
            return null;

        IEnumerable<Column> keys = by.Select(field => new Column(field.Name, KeyType(field.Type)));
        IEnumerable<Column> columns = results.Select(aggregate => new Column(aggregate.Output, aggregate.Function.TypeOf(aggregate.Argument)));
        Schema output = Schema.Closed(keys.Concat(columns));
        if (!bound.Open.IsEmpty)
            output = output with { Tail = OpenTail.Everything with { IsEvent = false, Hidden = [.. output.Columns.Select(column => column.Name)] } };
        return new StatsStage(by, results, bound.Open) { Input = binder.Input, Output = output };
    }

    /// <summary>A key is never null, and one text at a time.</summary>
    internal static SplType KeyType(SplType type) => type.Kind switch
    {
        SplKind.Null => SplType.Null,
        SplKind.Time or SplKind.Number => type.NotNull,
        _ => SplType.Text.NotNull,
    };
}
