using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>xmlkv</c>: every element that holds only text becomes a field.</summary>
public sealed class Xmlkv : Command<Xmlkv.Syntax>
{
    public override WordDoc Doc { get; } = new("xmlkv")
    {
        Usage = "xmlkv [<field>]",
        Summary = "Adds a field for every pair of tags with only text between them, `_raw` when no field is named. Attributes are ignored; of a tag that comes again the last text counts.",
        Manual = "Search Reference, xmlkv",
        Examples =
        [
            new("tags become fields", "xmlkv x | table EventID, Computer", """{"x": "<Event><EventID>4688</EventID><Computer kind='a'>ws1</Computer></Event>"}""", """{"EventID": "4688", "Computer": "ws1"}"""),
            new("no tags, no field", "xmlkv x", """[{"x": "plain"}, {"a": "1"}]""", """[{"x": "plain"}, {"a": "1"}]"""),
            new("each value of several", "xmlkv x | table a, b", """{"x": ["<a>1</a>", "<b>2</b>"]}""", """{"a": "1", "b": "2"}"""),
            new("known columns are overridden", "table x, a | xmlkv x | fields - x", """{"x": "<a>new</a>", "a": "old"}""", """{"a": "new"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax? Field) : CommandSyntax
    {
        public override string ToString() => Field is null ? "xmlkv" : $"xmlkv {FieldListText.Of(Field)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from field in Terms.Field.AsNullable().OptionalOrDefault()
        from limit in Terms.Option("maxinputs").AsNullable().OptionalOrDefault()
        select new Syntax(field);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        FieldExpression field = syntax.Field is null ? binder.Resolve("_raw", syntax.Span) : binder.Resolve(syntax.Field);
        return AddFieldsStage.Create(binder.Input, new RowFunction("XmlPairs.Of", SplType.Any), syntax.ToString(), field);
    }
}
