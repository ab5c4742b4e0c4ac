using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>accum</c>: the sum of a field up to each row.</summary>
public sealed class Accum : Command<Accum.Syntax>
{
    public override WordDoc Doc { get; } = new("accum")
    {
        Usage = "accum <field> [AS <field>]",
        Summary = "The sum of a field over the rows up to the current one. A row without a number adds nothing and gets no sum.",
        Manual = "Search Reference, accum",
        Examples =
        [
            new("a running sum", "accum n AS sum", """[{"n": "1"}, {"n": "2.5"}]""", """[{"n": "1", "sum": 1}, {"n": "2.5", "sum": 3.5}]"""),
            new("in place, rows without a number stay", "accum n", """[{"n": "1"}, {"n": "x"}, {"a": "1"}, {"n": "2"}]""", """[{"n": 1}, {"n": "x"}, {"a": "1"}, {"n": 3}]"""),
            new("several values are no number", "accum n AS sum", """[{"n": ["1", "2"]}, {"n": "2"}]""", """[{"n": ["1", "2"]}, {"n": "2", "sum": 2}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax Field, FieldSyntax? As) : CommandSyntax
    {
        public override string ToString() => $"accum {FieldListText.Of(Field)}{(As is null ? "" : $" AS {FieldListText.Of(As)}")}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from field in Terms.Field
        from target in Terms.As.AsNullable().OptionalOrDefault()
        select new Syntax(field, target);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        FieldExpression field = binder.Resolve(syntax.Field);
        string output = syntax.As?.Name ?? field.Name;
        bool inPlace = output == field.Name;
        SplType type = inPlace ? SplType.Any : SplType.Number;
        return new RunningStage(field, output, "RunningSum", "", inPlace ? "AddOrKeep" : "Add", type) { Input = binder.Input, Output = binder.Input.With(new Column(output, type)) };
    }
}
