using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>xyseries</c>: turns rows into a table with a column for each value of a field.</summary>
public sealed class Xyseries : Command<Xyseries.Syntax>
{
    public override WordDoc Doc { get; } = new("xyseries")
    {
        Usage = "xyseries [grouped=<bool>] [sep=<text>] [format=<text>] <row field> <column field> <data field>...",
        Summary = "A row for each value of the first field, a column for each value of the second, filled with the values of the third. With several data fields the columns are called `data: value`. Rows that lack the first or second field are left out. With grouped=t the rows come sorted, and only neighbours are joined.",
        Manual = "Search Reference, xyseries",
        Examples =
        [
            new("rows and columns", "stats count by h a | xyseries h a count", """[{"h": "1", "a": "x"}, {"h": "1", "a": "y"}, {"h": "2", "a": "x"}]""", """[{"h": "1", "x": 1, "y": 1}, {"h": "2", "x": 1}]"""),
            new("several data fields", "xyseries sep=- h a n m", """[{"h": "1", "a": "x", "n": "3", "m": ["4", "5"]}, {"h": "1", "n": "6"}]""", """{"h": "1", "n-x": "3", "m-x": ["4", "5"]}"""),
            new("neighbours alone", "xyseries grouped=t h a n", """[{"h": "1", "a": "x", "n": "3"}, {"h": "1", "a": "y", "n": ["4", "5"]}, {"h": "2", "a": "x"}, {"h": "1", "a": "x", "n": "6"}]""", """[{"h": "1", "x": "3", "y": ["4", "5"]}, {"h": "2"}, {"h": "1", "x": "6"}]"""),
            new("the last row counts", "xyseries h a n", """[{"h": "1", "a": "x", "n": "3"}, {"h": "1", "a": "x", "n": "4"}]""", """{"h": "1", "x": "4"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, FieldSyntax Row, FieldSyntax Column, ImmutableArray<FieldSyntax> Data) : CommandSyntax
    {
        public override string ToString() => $"xyseries{OptionSet.TextOf(Options)} {FieldListText.Of([Row, Column, .. Data])}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from options in Terms.AnyOption.Many()
        from fields in Terms.FieldsBeforeOption
        from behind in Terms.AnyOption.Many()
        where fields.Length >= 3
        select new Syntax([.. options, .. behind], fields[0], fields[1], fields[2..]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "xyseries", binder, "sep", "format", "grouped");
        bool isGrouped = options.Flag("grouped", false);
        if (options.IsRefused)
            return null;
        string format = options.Text("format", syntax.Data.Length > 1 ? $"$AGG${options.Text("sep", ": ")}$VAL$" : "");
        FieldExpression row = binder.Resolve(syntax.Row);
        return new XyseriesStage(row, binder.Resolve(syntax.Column), [.. syntax.Data.Select(binder.Resolve)], format)
        {
            IsGrouped = isGrouped,
            Input = binder.Input,
            Output = new Schema([new Column(row.Name, SplType.Any)], OpenTail.Everything with { IsEvent = false, Hidden = [row.Name] }),
        };
    }

    // Emission

    public sealed record XyseriesStage(FieldExpression Row, FieldExpression Column, ImmutableArray<FieldExpression> Data, string Format) : Stage
    {
        /// <summary>Rows come sorted: only neighbours are joined.</summary>
        public bool IsGrouped { get; init; }

        public override bool StoresRows => true;

        public override bool NeedsOrder => true;

        public override ImmutableArray<Expression> Expressions => [Row, Column, .. Data];

        public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.None.With(Expressions.SelectMany(expression => expression.Fields()));

        public override void Emit(StageEmitter emit, Action next)
        {
            string series = emit.Members.Unique("_series");
            string names = string.Join(", ", Data.Select(field => CSharpText.Literal(field.Name)));
            emit.Members.State.Add($"private readonly ChartTable<SplValue> {series} = new([{names}], {CSharpText.Literal(Format)}){(IsGrouped ? " { IsGrouped = true }" : "")};");
            emit.Comment(Source);
            string row = emit.Scope.Locals.Unique("seriesRow");
            string column = emit.Scope.Locals.Unique("seriesColumn");
            emit.Writer.Line($"SplValue {row} = {emit.Expressions.Any(Row).Text};");
            emit.Writer.Line($"if ({row}.IsNull) {emit.Scope.Skip}");
            string data = string.Join(", ", Data.Select(field => emit.Expressions.Any(field).Text));
            emit.Nested(
                $"foreach (string {column} in Eval.Texts({emit.Expressions.Any(Column).Text}) ?? [])",
                () => emit.Writer.Line($"{series}.Add({row}, {column}, {data});"));
            emit.Later(() => emit.Loop(
                $"foreach ((SplValue seriesRow, OpenFields seriesColumns) in {series}.Rows())",
                scope =>
                {
                    scope.Set(Row.Name, new Code(scope.Locals.Unique("seriesRow"), SplType.Any));
                    scope.Tail = scope.Locals.Unique("seriesColumns");
                },
                next));
        }

        public override string ToString() => $"xyseries {(IsGrouped ? "grouped " : "")}{Row.Name} by {Column.Name} of {string.Join(", ", Data.Select(field => field.Name))}";
    }
}
