using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>untable</c>: turns the columns of a table into rows.</summary>
public sealed class Untable : Command<Untable.Syntax>
{
    public override WordDoc Doc { get; } = new("untable")
    {
        Usage = "untable <row field> <name field> <value field>",
        Summary = "A row for each other field that a row has: the row field as it is, the name of the field and its value. They come in the order of the columns, and where these are only known at run time (events, charts) ascending by name. Internal fields are left out.",
        Manual = "Search Reference, untable",
        Examples =
        [
            new("columns become rows", "table h x y | untable h name n", """[{"h": "1", "x": "2", "y": "3"}, {"h": "2", "x": ["4", "5"]}]""", """[{"h": "1", "name": "x", "n": "2"}, {"h": "1", "name": "y", "n": "3"}, {"h": "2", "name": "x", "n": ["4", "5"]}]"""),
            new("names that are only known at run time", "chart count over h by a | untable h a n", """[{"h": "1", "a": "x"}, {"h": "2", "a": "y"}]""", """[{"h": "1", "a": "x", "n": 1}, {"h": "1", "a": "y", "n": 0}, {"h": "2", "a": "x", "n": 0}, {"h": "2", "a": "y", "n": 1}]"""),
            new("the fields of events come by name", "eval c=1 | untable h name n", """{"h": "1", "d": "2", "a": ["3", "4"], "B": "5"}""", """[{"h": "1", "name": "B", "n": "5"}, {"h": "1", "name": "a", "n": ["3", "4"]}, {"h": "1", "name": "c", "n": 1}, {"h": "1", "name": "d", "n": "2"}]"""),
            new("the row field may be missing", "untable h name n", """{"x": "2", "_y": "3"}""", """{"name": "x", "n": "2"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax Row, FieldSyntax Name, FieldSyntax Value) : CommandSyntax
    {
        public override string ToString() => $"untable {FieldListText.Of([Row, Name, Value])}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from fields in Terms.FieldList
        where fields.Length == 3
        select new Syntax(fields[0], fields[1], fields[2]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        FieldExpression row = binder.Resolve(syntax.Row);
        Schema output = Schema.Closed([new Column(row.Name, row.Type)]).With(new Column(syntax.Name.Name, SplType.Text.NotNull)).With(new Column(syntax.Value.Name, SplType.Any));
        return new UntableStage(row, syntax.Name.Name, syntax.Value.Name) { Input = binder.Input, Output = output };
    }

    // Emission

    /// <remarks>The manual is silent on the order of fields of events: those that a stage computes stand nowhere among them. By name is an order that every row has.</remarks>
    public sealed record UntableStage(FieldExpression Row, string NameField, string ValueField) : Stage
    {
        public override IEnumerable<string> Defines => [NameField, ValueField];

        public override FieldNeeds Needs(FieldNeeds output) => RowContent.Needs(Input).With(Row.Name);

        public override void Emit(StageEmitter emit, Action next)
        {
            emit.Comment(Source);
            Code row = emit.Read(Row);
            string fields = RowContent.Fields(emit, Input, column => column.Name != Row.Name && !column.IsInternal, Input.Tail?.Hide(Row.Name).Narrow(["*"]));
            string name = emit.Scope.Locals.Unique("name");
            string value = emit.Scope.Locals.Unique("fieldValue");
            emit.Enclosed($"foreach ((string {name}, SplValue {value}) in {fields}{(Input.Tail is null ? "" : ".InOrderOfNames()")}.Fields)", () =>
            {
                emit.Scope.Set(Row.Name, row);
                emit.Scope.Set(NameField, new Code(name, SplType.Text.NotNull));
                emit.Scope.Set(ValueField, new Code(value, SplType.Any));
                next();
            });
        }

        public override string ToString() => $"untable {Row.Name}, names as {NameField}, values as {ValueField}";
    }
}
