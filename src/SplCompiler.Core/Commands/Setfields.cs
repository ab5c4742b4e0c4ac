using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>setfields</c>: gives fields a text.</summary>
public sealed class Setfields : Command<Setfields.Syntax>
{
    public override WordDoc Doc { get; } = new("setfields")
    {
        Usage = "setfields <field>=\"<text>\"[, <field>=\"<text>\"]...",
        Summary = "Gives the fields of every row the same texts.",
        Manual = "Search Reference, setfields",
        Examples =
        [
            new("texts", "setfields ip=\"10.10.10.10\", foo=\"foo bar\"", """[{"a": "1"}, {"foo": ["x", "y"]}]""", """[{"a": "1", "ip": "10.10.10.10", "foo": "foo bar"}, {"ip": "10.10.10.10", "foo": "foo bar"}]"""),
            new("a number is text, too", "setfields n=5 | eval m=n+1", """{"a": "1"}""", """{"a": "1", "n": "5", "m": 6}"""),
            new("an empty text is no null", "setfields e=\"\" | eval r=if(isnull(e), \"null\", \"text\")", """{"e": "1"}""", """{"e": "", "r": "text"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<(FieldSyntax Field, string Text)> Values) : CommandSyntax
    {
        public override string ToString() => $"setfields {string.Join(", ", Values.Select(value => $"{FieldListText.Of(value.Field)}=\"{StringEscapes.Escape(value.Text)}\""))}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        (from field in Terms.Field
         from equal in Token.EqualTo(SplToken.Equal)
         from value in Terms.OptionValue
         from comma in Token.EqualTo(SplToken.Comma).Many()
         select (field, value.Text)).AtLeastOnce().Select(values => new Syntax([.. values]));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) =>
        binder.Assign([.. syntax.Values.Select(value => (value.Field.Name, (Expression)ConstantExpression.Of(value.Text)))]);
}
