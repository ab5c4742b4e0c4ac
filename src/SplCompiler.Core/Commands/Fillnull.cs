using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>fillnull</c>: gives missing fields a value.</summary>
public sealed class Fillnull : Command<Fillnull.Syntax>
{
    public override WordDoc Doc { get; } = new("fillnull")
    {
        Usage = "fillnull [value=<text>] [<field>]...",
        Summary = "Gives missing fields a value, 0 unless told otherwise. Without a list it fills every field that some row has; with one it also makes fields that no row has.",
        Manual = "Search Reference, fillnull",
        Examples =
        [
            new("named fields", "fillnull value=unknown user, src", """[{"user": "eve"}, {"host": "h"}]""", """[{"user": "eve", "src": "unknown"}, {"host": "h", "user": "unknown", "src": "unknown"}]"""),
            new("every field that some row has", "fillnull", """[{"a": "1"}, {"b": "x"}]""", """[{"a": "1", "b": 0}, {"a": 0, "b": "x"}]"""),
            new("empty text is a value, several values stay", "fillnull value=- a", """[{"a": ""}, {"a": ["1", "2"]}]""", """[{"a": ""}, {"a": ["1", "2"]}]"""),
            new("only fields that some row has", "table a, b | fillnull value=x", """[{"a": "1"}, {"c": "2"}]""", """[{"a": "1"}, {"a": "x"}]"""),
            new("the value may stand last", "fillnull a value=\"-\"", """{"b": "1"}""", """{"a": "-", "b": "1"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(OptionSyntax? Value, ImmutableArray<FieldSyntax> Fields) : CommandSyntax
    {
        public override string ToString() =>
            "fillnull" + (Value is null ? "" : $" value=\"{StringEscapes.Escape(Value.Value)}\"") + (Fields.IsEmpty ? "" : " " + FieldListText.Of(Fields));
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in (from part in Terms.Option("value").Select(option => (object)option).Or(Terms.Field.Select(field => (object)field))
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).Many()
        select new Syntax(parts.OfType<OptionSyntax>().LastOrDefault(), [.. parts.OfType<FieldSyntax>()]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (!syntax.Fields.IsEmpty && binder.HasTooManyNames(syntax.Fields.Length, syntax.Fields[0].Span))
            return null;
        string value = syntax.Value?.Value ?? "0";
        ImmutableArray<FieldSyntax> wildcards = [.. syntax.Fields.Where(field => Wildcards.IsWildcard(field.Name))];
        if (!syntax.Fields.IsEmpty && (wildcards.IsEmpty || binder.Input.IsClosed))
            return binder.Assign([.. binder.Known(syntax.Fields).Select(field => (field.Name, Filled(field, value)))]);
        return FillnullStage.Create(binder.Input, value, syntax.Fields.IsEmpty ? ["*"] : [.. syntax.Fields.Select(field => field.Name)]);
    }

    private static Expression Filled(FieldExpression field, string value)
    {
        // 0 beside numbers is a number; anywhere else it is text that looks like one.
        Expression constant = field.Type.IsNumeric && PlainNumber.TryParse(value, out double number) ? ConstantExpression.Of(number) : ConstantExpression.Of(value);
        return field.Type.Kind == SplKind.Null ? constant : FieldLookup.Coalesce(field, constant);
    }
}
