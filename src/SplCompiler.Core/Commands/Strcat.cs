using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>strcat</c>: joins fields and texts.</summary>
public sealed class Strcat : Command<Strcat.Syntax>
{
    public override WordDoc Doc { get; } = new("strcat")
    {
        Usage = "strcat [allrequired=<bool>] <field or \"text\"> [<field or \"text\">]... <new field>",
        Summary = "Joins fields and texts into a new field. A missing field counts as empty; with allrequired=t nothing is written then. Several values are joined by line breaks.",
        Manual = "Search Reference, strcat",
        Examples =
        [
            new("fields and texts", "strcat user \"@\" host who", """{"user": "eve", "host": "h1"}""", """{"user": "eve", "host": "h1", "who": "eve@h1"}"""),
            new("a missing field", "strcat a \"-\" b c", """{"a": "1"}""", """{"a": "1", "c": "1-"}"""),
            new("all required", "strcat allrequired=t a b c", """[{"a": "1", "c": "old"}, {"a": "1", "b": "2"}]""", """[{"a": "1", "c": "old"}, {"a": "1", "b": "2", "c": "12"}]"""),
            new("several values", "strcat a \"!\" c", """{"a": ["1", "2"]}""", """{"a": ["1", "2"], "c": "1\n2!"}"""),
        ],
    };

    // Syntax

    public sealed record Part(FieldSyntax? Field, string Text)
    {
        public override string ToString() => Field is null ? $"\"{StringEscapes.Escape(Text)}\"" : Text;
    }

    public sealed record Syntax(bool AllRequired, ImmutableArray<Part> Parts, FieldSyntax Target) : CommandSyntax
    {
        public override string ToString() => $"strcat {(AllRequired ? "allrequired=true " : "")}{string.Join(' ', Parts)} {FieldListText.Of(Target)}";
    }

    private static readonly TokenListParser<SplToken, Part> s_part =
        Token.EqualTo(SplToken.Text).Select(token => new Part(null, Terms.Unquote(token)))
            .Or(Terms.Field.Select(field => new Part(field, field.Name)));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from required in Terms.Flag("allrequired").OptionalOrDefault(false)
        from parts in s_part.AtLeastOnce()
        where parts.Length > 1 && parts[^1].Field is not null
        select new Syntax(required, [.. parts[..^1]], parts[^1].Field!);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        ImmutableArray<Expression> parts = [.. syntax.Parts.Select(part => part.Field is { } field ? binder.Resolve(field) : (Expression)ConstantExpression.Of(part.Text))];
        var joined = new RowFunction("TextParts.Join", SplType.Text) { Leading = [RowConstant.Of(syntax.AllRequired)] };
        Expression value = joined.Of(parts);
        string target = syntax.Target.Name;
        return binder.Assign((target, syntax.AllRequired ? value.OrKept(binder.Existing(target)) : value));
    }
}
