using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>nomv</c>: joins the values of a field to one text.</summary>
public sealed class Nomv : Command<Nomv.Syntax>
{
    public override WordDoc Doc { get; } = new("nomv")
    {
        Usage = "nomv <field>",
        Summary = "Joins the values of a field to one text, a line each; behind mvcombine with its delim between.",
        Manual = "Search Reference, nomv",
        Examples =
        [
            new("several values", "nomv a", """{"a": ["1", "2"]}""", """{"a": "1\n2"}"""),
            new("one value stays", "nomv a", """{"a": "1"}""", """{"a": "1"}"""),
            new("a missing field stays missing", "nomv a", """{"b": "1"}""", """{"b": "1"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax Field) : CommandSyntax
    {
        public override string ToString() => $"nomv {FieldListText.Of(Field)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = Terms.Field.Select(field => new Syntax(field));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        FieldExpression field = binder.Resolve(syntax.Field);
        return field.Type.Kind is SplKind.Any or SplKind.Many or SplKind.Event
            ? binder.Assign((field.Name, new RowFunction("Multivalues.Join", SplType.Text, RowConstant.Of(binder.Input.Find(field.Name)?.Delimiter ?? "\n")).Of(field)))
            : new PassStage($"nomv {field.Name}: one value") { Input = binder.Input, Output = binder.Input };
    }
}
