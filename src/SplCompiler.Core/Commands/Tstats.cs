using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Functions;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>tstats</c>: aggregates the events of a data set, or indexed fields, without a search before it. <c>mstats</c> does so with metrics.</summary>
/// <remarks>There are no summaries here: it always looks at raw events, which is what <c>summariesonly=false</c> gives.</remarks>
public sealed class Tstats : Command<Tstats.Syntax>
{
    private static readonly ImmutableArray<string> s_options =
    [
        "summariesonly", "allow_old_summaries", "include_reduced_buckets", "local", "chunk_size", "fillnull_value", "prestats", "append", "backfill",
        "update_period", "use_summary_index_values", "chart",
    ];

    public override WordDoc Doc { get; } = new("tstats")
    {
        Usage = "| tstats [<option>=<value>]... <function>[(<field>)] [AS <name>]... [FROM datamodel=<model>[.<data set>]] [WHERE <search-expression>] [BY <field>... [span=<span>]]",
        Summary = "Aggregates the events of a data set; its fields have the name of the data set in front. A row that lacks a BY field is dropped, unless fillnull_value stands in. Without FROM the fields of events are meant. prestats=t leaves the results to the stats, chart or timechart right behind, which has the same functions and fields; with append=t those of several tstats together. mstats is the same over metrics.",
        Manual = "Search Reference, tstats, mstats",
        Aliases = ["mstats"],
        Examples =
        [
            new("events of a data set", "| tstats count values(Processes.process_name) as name from datamodel=Endpoint.Processes where Processes.user=EVE by Processes.user", """[{"tag": ["process", "report"], "user": "eve", "process_name": "a"}, {"tag": ["process", "report"], "user": "eve", "process_name": "b"}, {"user": "eve"}]""", """{"Processes.user": "eve", "count": 2, "name": ["a", "b"]}"""),
            new("a field that is missing", "| tstats fillnull_value=\"none\" count from datamodel=Endpoint.Processes by Processes.process_hash", """{"tag": ["process", "report"]}""", """{"Processes.process_hash": "none", "count": 1}"""),
            new("fields of events, by time", "| tstats count where host=h* by host, _time span=1m", """[{"_time": 61, "host": "h1"}, {"_time": 119, "host": "h1"}, {"_time": 61}]""", """{"host": "h1", "_time": 60, "count": 2}"""),
            new("partial results, completed", "| tstats prestats=t count where n=1 by host, _time span=1m | tstats prestats=t append=t count where n=2 by host, _time span=1m | timechart span=1m count by host", """[{"_time": 61, "host": "a", "n": "1"}, {"_time": 62, "host": "b", "n": "1"}, {"_time": 63, "host": "b", "n": "2"}, {"_time": 64, "n": "2"}]""", """{"_time": 60, "a": 1, "b": 2}"""),
            new("a function that is not there", "| tstats prestats=t count by host | stats dc(n) by host", """[{"host": "a"}]""", "[]", Reports: "SPL2003"),
        ],
    };

    public override bool IsGenerating => true;

    public override bool ReadsEvents => true;

    public override TokenMode Mode => TokenMode.WordsAndSearch;

    // Syntax

    /// <param name="Name">tstats or mstats.</param>
    /// <param name="Options">Before or behind the functions.</param>
    /// <param name="Aggregates">The functions.</param>
    /// <param name="Model">What FROM names, or null.</param>
    /// <param name="Filter">The expression of WHERE, or null.</param>
    /// <param name="By">The fields of BY.</param>
    /// <param name="Width">The span of <c>_time</c> in BY, or null.</param>
    public sealed record Syntax(
        string Name, ImmutableArray<OptionSyntax> Options, ImmutableArray<AggregateSyntax> Aggregates, OptionSyntax? Model, SearchSyntax? Filter, ImmutableArray<FieldSyntax> By, OptionSyntax? Width) : CommandSyntax
    {
        /// <summary>True for <c>prestats=t</c>.</summary>
        internal bool IsPartial => OptionSyntax.IsTrue(Options, "prestats", otherwise: false);

        /// <summary>True for <c>append=t</c>.</summary>
        internal bool IsAppended => OptionSyntax.IsTrue(Options, "append", otherwise: false);

        /// <summary>Those right behind it that append their partial results to its own.</summary>
        internal ImmutableArray<Syntax> Appended { get; init; } = [];

        /// <summary>The command that completes its partial results, or null.</summary>
        internal CommandSyntax? Completion { get; init; }

        public OptionSyntax? this[string name] => Options.LastOrDefault(option => option.Name == name);

        public override string ToString() =>
            $"{Name} {OptionSyntax.Text(Options)}{string.Join(", ", Aggregates)}"
            + (Model is null ? "" : $" FROM datamodel=\"{Model.Value}\"")
            + (Filter is null ? "" : $" WHERE {Filter}")
            + (By.IsEmpty ? "" : $" BY {FieldListText.Of(By)}")
            + (Width is null ? "" : $" span=\"{Width.Value}\"");
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        s_options.Select(name => Terms.Option(name)).Aggregate((first, second) => first.Or(second)).Select(option => (object)option)
            .Or(AggregateParser.One.Where(aggregate => !IsWordOfTheGrammar(aggregate.Name), "expected a statistical function").Try().Select(aggregate => (object)aggregate));

    private static readonly TokenListParser<SplToken, OptionSyntax> s_from =
        from keyword in Terms.Keyword("from")
        from model in Terms.Option("datamodel").Or(Terms.Option("sid"))
        select model;

    private static bool IsWordOfTheGrammar(string name) => name.ToLowerInvariant() is "from" or "where" or "by" or "groupby";

    private static readonly TokenListParser<SplToken, object> s_key =
        Terms.Option("span").Select(option => (object)option).Or(Terms.Field.Select(field => (object)field));

    private static readonly TokenListParser<SplToken, object[]> s_by =
        from keyword in Terms.Keyword("by").Or(Terms.Keyword("groupby"))
        from keys in (from key in s_key
                      from comma in Token.EqualTo(SplToken.Comma).Many()
                      select key).AtLeastOnce()
        select keys;

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in s_part.AtLeastOnce()
        from model in s_from.AsNullable().OptionalOrDefault()
        from filter in Terms.Keyword("where").IgnoreThen(SearchParser.UpToBy).AsNullable().OptionalOrDefault()
        from keys in s_by.OptionalOrDefault([])
        select new Syntax(
            "tstats", [.. parts.OfType<OptionSyntax>()], [.. parts.OfType<AggregateSyntax>()], model, filter, [.. keys.OfType<FieldSyntax>()], keys.OfType<OptionSyntax>().LastOrDefault());

    protected override Syntax Named(Syntax syntax, StageText stage) => syntax with { Name = stage.Name };

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => null;

    public override ImmutableArray<Stage>? BindStages(CommandSyntax command, Binder binder)
    {
        var syntax = (Syntax)command;
        if (Refusal(syntax, binder))
            return null;

        var stages = new List<Stage>();
        if (syntax.Model is { } name)
        {
            if (Dataset.Find(Named(name.Value, syntax.Filter, binder), name.ValueSpan, binder) is not var (model, set) || Dataset.Stages(model, set, hasPrefix: true, binder) is not { } dataset)
                return null;
            stages.AddRange(dataset);
        }

        Schema Rows() => stages.Count == 0 ? binder.Input : stages[^1].Output;
        if (syntax.Filter is { } filter)
        {
            binder.IsOverDataset = syntax.Model is not null;
            stages.Add(new FilterStage(binder.Over(Rows(), () => binder.BindSearch(filter))) { Input = Rows(), Output = Rows() });
            binder.IsOverDataset = false;
        }

        if (syntax["fillnull_value"] is { } substitute && FillKeys(syntax, substitute.Value, Rows(), binder) is { } fill)
            stages.Add(fill);
        if (syntax.Width is { } span)
        {
            if (BinTime(span, Rows(), binder) is not { } bin)
                return null;
            stages.Add(bin);
        }

        if (syntax.IsPartial)
            return Prestats.Complete(syntax, [.. stages], binder);
        if (Aggregate(syntax, Rows(), binder) is not { } stats)
            return null;
        if (stats.WaitsForEvents || stages.Any(stage => stage.WaitsForEvents))
        {
            int before = stages.FindIndex(stage => stage.WaitsForEvents);
            Schema rows = before < 0 ? Rows() : stages[before].Input;
            var order = new NewestFirst { Input = rows, Output = NewestFirst.Stored(rows) };
            stages.Insert(before < 0 ? stages.Count : before, order);
            stats = Aggregate(syntax, NewestFirst.Stored(Rows()), binder)!;
        }

        return [.. stages, stats];
    }

    /// <summary>Of a model with several data sets the one that the filter names: <c>datamodel=Endpoint where nodename=Processes</c>.</summary>
    private static string Named(string model, SearchSyntax? filter, Binder binder)
    {
        if (model.Contains('.', StringComparison.Ordinal) || binder.Knowledge.FindDataModel(model)?.Roots.Count() is null or 1)
            return model;
        IEnumerable<SearchSyntax> terms = filter is SearchAndSyntax and ? and.Operands : filter is null ? [] : [filter];
        SearchComparisonSyntax? node = terms.OfType<SearchComparisonSyntax>().FirstOrDefault(term => term is { Field: "nodename", Operator: Comparison.Equal });
        return node is null ? model : $"{model}.{node.Value.Text.Split('.')[0]}";
    }

    private static bool Refusal(Syntax syntax, Binder binder)
    {
        if (syntax is { IsAppended: true, IsPartial: false } || OptionSyntax.IsTrue(syntax.Options, "chart", otherwise: false))
        {
            OptionSyntax option = syntax[syntax.IsAppended ? "append" : "chart"]!;
            binder.Report(Descriptors.UnsupportedForm, option.Span, $"`{option.Name}` of `{syntax.Name}` is not supported without `prestats=t`", "no partial results here", "`append [| tstats …]` puts rows together");
            return true;
        }

        // mstats takes neither too, but its metrics have names with wildcards.
        if (syntax.Aggregates.FirstOrDefault(aggregate => aggregate.Expression is not null) is { } computed)
        {
            binder.Report(Descriptors.UnsupportedForm, computed.Span, $"`{syntax.Name}` takes fields, no expressions: it reads summaries", "no field", "compute with `eval` and `stats` behind it");
            return true;
        }

        if (syntax.Model is { Name: "sid" } sid)
            binder.Report(Descriptors.UnsupportedForm, sid.Span, "the results of another job do not exist here", "no jobs here");
        return syntax.Model is { Name: "sid" };
    }

    private static Eval.EvalStage? FillKeys(Syntax syntax, string substitute, Schema rows, Binder binder)
    {
        var assignments = ImmutableArray.CreateBuilder<(string, Expression)>();
        Schema output = rows;
        foreach (FieldSyntax key in syntax.By.Where(key => key.Name != "_time").DistinctBy(key => key.Name))
        {
            if (rows.Find(key.Name) is not { Type.IsNullable: true } column)
                continue;
            Expression value = new CallExpression(
                EvalFunctionTable.Find("coalesce")!, [new FieldExpression(column.Name, column.Type), ConstantExpression.Of(substitute)],
                column.Type.Or(SplType.Text).NotNull);
            assignments.Add((column.Name, value));
            output = output.With(new Column(column.Name, value.Type));
        }

        return assignments.Count == 0 ? null : new Eval.EvalStage(assignments.ToImmutable()) { Input = rows, Output = output };
    }

    private static Bin.BinStage? BinTime(OptionSyntax span, Schema rows, Binder binder)
    {
        if (!SpanText.TryParse(span.Value, out SpanText width) || width.IsLogarithmic)
        {
            binder.Report(Descriptors.InvalidOption, span.ValueSpan, $"`{span.Value}` is no span", "expected such as 30s, 5m, 1h, 1d");
            return null;
        }

        FieldExpression time = binder.Over(rows, () => binder.Resolve("_time", span.Span));
        return new Bin.BinStage(time, width, IsTime: true, "_time") { Input = rows, Output = rows.With(new Column("_time", time.Type)) };
    }

    private static StatsStage? Aggregate(Syntax syntax, Schema rows, Binder binder) =>
        binder.Over(rows, () => Stats.Bind(syntax.Aggregates, syntax.By, syntax.Name, syntax.Aggregates[0].Span, binder));
}
