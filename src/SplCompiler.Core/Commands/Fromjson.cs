using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>fromjson</c>: the members of a JSON object become fields.</summary>
public sealed class Fromjson : Command<Fromjson.Syntax>
{
    public override WordDoc Doc { get; } = new("fromjson")
    {
        Usage = "fromjson [prefix=<text>] <field>",
        Summary = "Adds a field for each member of a JSON object: an object inside stays JSON text, an array becomes several values, null no field.",
        Manual = "Search Reference, fromjson",
        Examples =
        [
            new("members become fields", "fromjson j | table name, age", """{"j": "{\"name\": \"eve\", \"age\": 63}"}""", """{"name": "eve", "age": 63}"""),
            new("arrays and objects", "fromjson prefix=j_ j | fields - j", """{"j": "{\"a\": [1, \"x\"], \"o\": {\"b\": 2}, \"n\": null}"}""", """{"j_a": ["1", "x"], "j_o": "{\"b\": 2}"}"""),
            new("no object, no field", "fromjson j", """[{"j": "text"}, {"j": ["{", "[1]"]}, {"a": "1"}]""", """[{"j": "text"}, {"j": ["{", "[1]"]}, {"a": "1"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(string Prefix, FieldSyntax Field) : CommandSyntax
    {
        public override string ToString() => $"fromjson {(Prefix.Length == 0 ? "" : $"prefix=\"{StringEscapes.Escape(Prefix)}\" ")}{FieldListText.Of(Field)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from before in Terms.Option("prefix").AsNullable().OptionalOrDefault()
        from field in Terms.Field
        from behind in Terms.Option("prefix").AsNullable().OptionalOrDefault()
        select new Syntax((before ?? behind)?.Value ?? "", field);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => AddFieldsStage.Create(
        binder.Input, new RowFunction("JsonFields.Of", SplType.Any, RowConstant.Of(syntax.Prefix)), syntax.ToString(), binder.Resolve(syntax.Field));
}
