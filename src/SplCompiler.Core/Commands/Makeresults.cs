using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>makeresults</c>: makes rows of its own.</summary>
public sealed class Makeresults : Command<Makeresults.Syntax>
{
    public override WordDoc Doc { get; } = new("makeresults")
    {
        Usage = "| makeresults [count=<number>] [annotate=<bool>] [format=csv|json data=<text>]",
        Summary = "Makes rows that only hold `_time`, the time of the search, or rows from text. Stands first, after a pipe.",
        Manual = "Search Reference, makeresults",
        Examples =
        [
            new("one row", "| makeresults | eval a=1", "[]", """{"a": 1}"""),
            new("several rows", "| makeresults count=2 | eval a=\"x\" | table a", "[]", """[{"a": "x"}, {"a": "x"}]"""),
            new("events do not matter; values may be several or null", "| makeresults | eval a=split(\"1,2\", \",\"), b=c | table a, b", """{"c": "1"}""", """{"a": ["1", "2"]}"""),
            new("rows from lines of values", "| makeresults format=csv data=\"a,b\n1,\\\"x, y\\\"\n2,\"", "[]", """[{"a": "1", "b": "x, y"}, {"a": "2"}]"""),
            new("rows from JSON", "| makeresults format=json data=\"[{\\\"a\\\": 1, \\\"b\\\": {\\\"c\\\": [2]}}, {\\\"a\\\": null, \\\"d\\\": true}]\"", "[]", """[{"a": "1", "b": "{\"c\":[2]}"}, {"d": "true"}]"""),
            new("behind other commands it is refused", "table a | makeresults", """{"a": "1"}""", "[]", Reports: "SPL1015"),
        ],
    };

    public override bool IsGenerating => true;

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options) : CommandSyntax
    {
        public override string ToString() => "makeresults" + string.Concat(Options.Select(option => $" {option.Name}=\"{StringEscapes.Escape(option.Value)}\""));
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        Terms.Option("count").Or(Terms.Option("annotate")).Or(Terms.Option("format")).Or(Terms.Option("data")).Or(Terms.Option("splunk_server")).Or(Terms.Option("splunk_server_group"))
            .Many().Select(options => new Syntax([.. options]));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (syntax.Options.FirstOrDefault(option => option.Name is "format" or "data") is { } given)
            return BindData(syntax, given, binder);

        long count = 1;
        if (syntax.Options.LastOrDefault(option => option.Name == "count") is { } option && !long.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out count))
        {
            binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`count` takes a number of rows, found `{option.Value}`", "no whole number");
            return null;
        }

        IEnumerable<Column> annotations = Annotations(syntax).Select(name => new Column(name, SplType.Null));
        return new MakeresultsStage(count) { Input = Schema.Closed([]), Output = Schema.Closed(annotations.Prepend(new Column("_time", SplType.Time.NotNull))) };
    }

    /// <summary>The fields of annotate=true are there, and null: nothing of a server is known.</summary>
    private static string[] Annotations(Syntax syntax) =>
        syntax.Options.LastOrDefault(option => option.Name == "annotate") is { } option && option.Value.ToLowerInvariant() is "t" or "true" or "1"
            ? ["_raw", "host", "source", "sourcetype", "splunk_server", "splunk_server_group"]
            : [];

    private static MakedataStage? BindData(Syntax syntax, OptionSyntax given, Binder binder)
    {
        OptionSyntax? format = syntax.Options.LastOrDefault(option => option.Name == "format");
        OptionSyntax? data = syntax.Options.LastOrDefault(option => option.Name == "data");
        bool isAlone = data is not null && format?.Value.ToLowerInvariant() is "csv" or "json";
        if (!isAlone || syntax.Options.Any(option => option.Name is "count"))
        {
            binder.Report(Descriptors.InvalidOption, given.Span, "rows from text take `format=csv` or `format=json` and `data`, and no `count`", "these go together");
            return null;
        }

        if (GivenRows.Read(data!.Value, isJson: format!.Value.Equals("json", StringComparison.OrdinalIgnoreCase)) is not { } rows)
        {
            binder.Report(Descriptors.InvalidOption, data.ValueSpan, "`data` is no JSON array of objects", "no such array");
            return null;
        }

        string[] annotations = Annotations(syntax);
        Schema output = Schema.Closed(rows.Columns.Select(name => new Column(name, SplType.Any)));
        if (annotations.Length > 0)
            output = annotations.Where(name => output.Find(name) is null).Aggregate(output.With(new Column("_time", SplType.Time.NotNull)), (schema, name) => schema.With(new Column(name, SplType.Null)));
        return new MakedataStage(rows, annotations.Length > 0) { Input = Schema.Closed([]), Output = output };
    }

    // Emission

    public sealed record MakeresultsStage(long Count) : Stage
    {
        public override bool StoresRows => true;

        public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.None;

        public override void Emit(StageEmitter emit, Action next)
        {
            emit.Later(() =>
            {
                emit.Comment(Source);
                emit.Loop(
                    $"for (long made = 0; made < {Count.ToString(CultureInfo.InvariantCulture)}; made++)",
                    scope =>
                    {
                        scope.Locals.Unique("made");
                        scope.Set("_time", new Code("Run.Now", SplType.Time.NotNull));
                    },
                    next);
            });
        }

        public override string ToString() => $"makeresults {Count}";
    }

    /// <summary>Rows whose values stand in the rule.</summary>
    /// <param name="Rows">The values.</param>
    /// <param name="WithTime">True when each row also gets the time of the search.</param>
    internal sealed record MakedataStage(GivenRows Rows, bool WithTime) : Stage
    {
        public override bool StoresRows => true;

        public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.None;

        public override void Emit(StageEmitter emit, Action next)
        {
            string rows = emit.Static("SplValue[][]", "givenRows", $"[{string.Join(", ", Rows.Values.Select(row => $"[{string.Join(", ", row.Select(Literal))}]"))}]");
            emit.Later(() =>
            {
                emit.Comment(Source);
                emit.Loop($"foreach (SplValue[] given in {rows})", Read, next);
            });
        }

        private void Read(RowScope scope)
        {
            string given = scope.Locals.Unique("given");
            for (int i = 0; i < Rows.Columns.Length; i++)
                scope.Set(Rows.Columns[i], new Code($"{given}[{i.ToString(CultureInfo.InvariantCulture)}]", SplType.Any));
            if (WithTime)
                scope.Set("_time", new Code("Run.Now", SplType.Time.NotNull));
        }

        private static string Literal(string? value) => value is null ? "SplValue.Null" : CSharpText.Literal(value);

        public override string ToString() => $"makeresults of {Rows.Values.Length.ToString(CultureInfo.InvariantCulture)} rows: {string.Join(", ", Rows.Columns)}";
    }
}
