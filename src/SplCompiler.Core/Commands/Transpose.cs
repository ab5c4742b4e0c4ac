using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>transpose</c>: turns rows into columns.</summary>
public sealed class Transpose : Command<Transpose.Syntax>
{
    public override WordDoc Doc { get; } = new("transpose")
    {
        Usage = "transpose [<number>] [column_name=<name>] [header_field=<field>] [include_empty=<bool>]",
        Summary = "Turns the first rows, 5 when no number is given and all with 0, into columns `row 1`, `row 2`, or called by the value of header_field: a row for each field, its name in `column`. With include_empty=f fields without a value are left out.",
        Manual = "Search Reference, transpose",
        Examples =
        [
            new("rows become columns", "table a b | transpose", """[{"a": "1", "b": "2"}, {"a": "3"}]""", """[{"column": "a", "row 1": "1", "row 2": "3"}, {"column": "b", "row 1": "2"}]"""),
            new("called by a field", "table a b | transpose header_field=a column_name=name", """[{"a": "x", "b": ["2", "3"]}, {"b": "4"}]""", """{"name": "b", "x": ["2", "3"], "row 2": "4"}"""),
            new("fewer rows", "table a b | transpose 1 include_empty=f", """[{"a": "1"}, {"a": "2"}]""", """{"column": "a", "row 1": "1"}"""),
            new("fields without a value", "table a b | transpose 0", """[{"a": "1"}, {"a": "2"}]""", """[{"column": "a", "row 1": "1", "row 2": "2"}, {"column": "b"}]"""),
            new("names that are only known at run time", "transpose", """[{"a": "1"}, {"b": "2"}]""", """[{"column": "a", "row 1": "1"}, {"column": "b", "row 2": "2"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(long? Limit, ImmutableArray<OptionSyntax> Options) : CommandSyntax
    {
        public override string ToString() => $"transpose{(Limit is { } limit ? " " + limit.ToString(CultureInfo.InvariantCulture) : "")}{OptionSet.TextOf(Options)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from before in Terms.AnyOption.Many()
        from limit in Terms.WholeNumber.Select(number => (long?)number).OptionalOrDefault()
        from behind in Terms.AnyOption.Many()
        select new Syntax(limit, [.. before, .. behind]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "transpose", binder, "column_name", "header_field", "include_empty");
        string name = options.Text("column_name", "column");
        FieldExpression? header = options.Find("header_field") is { } field ? binder.Resolve(field.Value, field.ValueSpan) : null;
        bool withEmpty = options.Flag("include_empty", true);
        return options.IsRefused ? null : new TransposeStage((int)Math.Min(syntax.Limit ?? 5, int.MaxValue), name, header, withEmpty)
        {
            Input = binder.Input,
            Output = new Schema([new Column(name, SplType.Text.NotNull)], OpenTail.Everything with { IsEvent = false, Hidden = [name] }),
        };
    }

    // Emission

    public sealed record TransposeStage(int Limit, string NameField, FieldExpression? Header, bool WithEmpty) : Stage
    {
        /// <summary>The fields that get a row also where no row has them; the time of events is none of them.</summary>
        public IEnumerable<string> Known => Input.Columns.Select(column => column.Name).Where(name => name != Header?.Name && (name != "_time" || Input.IsClosed));

        public override bool StoresRows => true;

        public override bool NeedsOrder => true;

        public override ImmutableArray<Expression> Expressions => Header is null ? [] : [Header];

        public override FieldNeeds Needs(FieldNeeds output) => Header is null ? RowContent.Needs(Input) : RowContent.Needs(Input).With(Header.Name);

        public override void Emit(StageEmitter emit, Action next)
        {
            string transposed = emit.Members.Unique("_transposed");
            string known = string.Concat(Known.Select(name => $", {CSharpText.Literal(name)}"));
            emit.Members.State.Add($"private readonly Transposition {transposed} = new({Limit.ToString(CultureInfo.InvariantCulture)}, withEmpty: {(WithEmpty ? "true" : "false")}{known});");
            emit.Comment(Source);
            OpenTail? tail = Header is null ? Input.Tail : Input.Tail?.Hide(Header.Name);
            string fields = RowContent.Fields(emit, Input, column => column.Name != Header?.Name, tail);
            emit.Writer.Line($"{transposed}.Add({fields}{(Header is null ? "" : $", {emit.Expressions.Any(Header).Text}")});");
            emit.Later(() => emit.Loop(
                $"foreach ((string transposedField, OpenFields transposedValues) in {transposed}.Rows())",
                scope =>
                {
                    scope.Set(NameField, new Code(scope.Locals.Unique("transposedField"), SplType.Text.NotNull));
                    scope.Tail = scope.Locals.Unique("transposedValues");
                },
                next));
        }

        public override string ToString() => $"transpose {Limit} names as {NameField}{(Header is null ? "" : $" headers from {Header.Name}")}{(WithEmpty ? "" : " without empty fields")}";
    }
}
