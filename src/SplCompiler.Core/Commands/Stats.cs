using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
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
        Usage = "stats <function>[(<field>)] [AS <name>]... [BY <field> [<field>]...]",
        Summary = "Aggregates rows, one output row for each combination of the BY fields; a row that lacks one of them is dropped, one with several values counts for each.",
        Manual = "Search Reference, stats",
        Examples =
        [
            new("count by a field", "stats count by host", """[{"host": "a"}, {"host": "b"}, {"host": "a"}, {"x": "1"}]""", """[{"host": "a", "count": 2}, {"host": "b", "count": 1}]"""),
            new("values are unique and sorted as text", "stats values(n) as n", """[{"n": "10"}, {"n": "9"}, {"n": "10"}]""", """{"n": ["10", "9"]}"""),
            new("a wildcard keeps names", "stats values(*) as * by host", """[{"host": "a", "u": "1"}, {"host": "a", "u": "2", "v": "3"}]""", """{"host": "a", "u": ["1", "2"], "v": "3"}"""),
            new("a condition is counted", "stats count(eval(status=\"404\")) as missing", """[{"status": "404"}, {"status": "200"}]""", """{"missing": 1}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<AggregateSyntax> Aggregates, ImmutableArray<FieldSyntax> By) : CommandSyntax
    {
        public override string ToString() => $"stats {AggregateSyntax.ListText(Aggregates, By)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from aggregates in AggregateParser.List
        from keys in Terms.By
        select new Syntax(aggregates, keys);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => Bind(syntax.Aggregates, syntax.By, "stats", syntax.Span, binder);

    /// <summary>The stage of <c>stats</c> and of its relatives; null when it was refused.</summary>
    internal static StatsStage? Bind(ImmutableArray<AggregateSyntax> aggregates, ImmutableArray<FieldSyntax> keyFields, string word, SourceSpan span, Binder binder)
    {
        ImmutableArray<FieldExpression> by = [.. keyFields.DistinctBy(field => field.Name).Select(binder.Resolve)];
        if (AggregateBinder.Bind(aggregates, by, binder) is not { } bound)
            return null;

        var names = new HashSet<string>(by.Select(field => field.Name), StringComparer.Ordinal);
        foreach (BoundAggregate aggregate in bound.Aggregates)
        {
            if (!names.Add(aggregate.Output))
            {
                binder.Report(Descriptors.DuplicateOutput, span, $"two results of `{word}` are called `{aggregate.Output}`", "same name twice", "name one of them with AS");
                return null;
            }
        }

        IEnumerable<Column> keys = by.Select(field => new Column(field.Name, KeyType(field.Type)));
        IEnumerable<Column> results = bound.Aggregates.Select(aggregate => new Column(aggregate.Output, aggregate.Function.TypeOf(aggregate.Argument)));
        Schema output = Schema.Closed(keys.Concat(results));
        if (!bound.Open.IsEmpty)
            output = output with { Tail = OpenTail.Everything with { IsEvent = false, Hidden = [.. names] } };
        return new StatsStage(by, bound.Aggregates, bound.Open) { Input = binder.Input, Output = output };
    }

    /// <summary>A key is never null, and one text at a time.</summary>
    internal static SplType KeyType(SplType type) => type.Kind switch
    {
        SplKind.Null => SplType.Null,
        SplKind.Time or SplKind.Number => type.NotNull,
        _ => SplType.Text.NotNull,
    };
}
