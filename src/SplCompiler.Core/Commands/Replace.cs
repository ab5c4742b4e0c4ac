using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>replace</c>: replaces whole values.</summary>
public sealed class Replace : Command<Replace.Syntax>
{
    public override WordDoc Doc { get; } = new("replace")
    {
        Usage = "replace <value> WITH <value> [, <value> WITH <value>]... [IN <field> [<field>]...]",
        Summary = "Replaces whole values, with case; `*` stands for any text, in the new value for the text that it stood for. The first pair that fits counts. Without IN every field but the internal ones.",
        Manual = "Search Reference, replace",
        Examples =
        [
            new("whole values only", "replace 127.0.0.1 WITH localhost IN host", """[{"host": "127.0.0.1"}, {"host": "127.0.0.10"}, {"a": "1"}]""", """[{"host": "localhost"}, {"host": "127.0.0.10"}, {"a": "1"}]"""),
            new("the text of a star", "replace \"::ffff:*\" WITH * IN src", """{"src": "::ffff:10.0.0.1"}""", """{"src": "10.0.0.1"}"""),
            new("each value of several, the first pair counts", "replace 0 WITH 1, 1 WITH 2 IN a", """{"a": ["0", "1", "3"], "b": "0"}""", """{"a": ["1", "2", "3"], "b": "0"}"""),
            new("every field", "replace x WITH y", """{"a": "x", "b": "xx", "c": "x"}""", """{"a": "y", "b": "xx", "c": "y"}"""),
        ],
    };

    // Syntax

    public sealed record Pair(string From, SourceSpan FromSpan, string To)
    {
        public override string ToString() => $"\"{StringEscapes.Escape(From)}\" WITH \"{StringEscapes.Escape(To)}\"";
    }

    public sealed record Syntax(ImmutableArray<Pair> Pairs, ImmutableArray<FieldSyntax> Fields) : CommandSyntax
    {
        public override string ToString() => $"replace {string.Join(", ", Pairs)}{(Fields.IsEmpty ? "" : $" IN {FieldListText.Of(Fields)}")}";
    }

    private static readonly TokenListParser<SplToken, Pair> s_pair =
        from old in Terms.OptionValue
        from keyword in Terms.Keyword("with")
        from replacement in Terms.OptionValue
        from comma in Token.EqualTo(SplToken.Comma).Many()
        select new Pair(old.Text, old.Span, replacement.Text);

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from first in s_pair
        from others in s_pair.Try().Many()
        from fields in Terms.Keyword("in").IgnoreThen(Terms.FieldList).OptionalOrDefault([])
        select new Syntax([first, .. others], fields);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        foreach (Pair pair in syntax.Pairs)
        {
            int stars = pair.To.Count(c => c == '*');
            if (stars > 0 && stars != pair.From.Count(c => c == '*'))
            {
                binder.Report(Descriptors.InvalidOption, pair.FromSpan, "both values of `replace` need the same number of `*`, or the new one none", "different numbers of stars");
                return null;
            }
        }

        string list = string.Join(", ", syntax.Pairs.Select(pair => $"({CSharpText.Literal(pair.From)}, {CSharpText.Literal(pair.To)})"));
        var replaced = new RowFunction("Apply", SplType.Any) { Receiver = RowConstant.Static("ValueReplacements", "replacements", $"new ValueReplacements({list})", syntax.Pairs) };
        ImmutableArray<string> names = syntax.Fields.IsEmpty ? ["*"] : [.. syntax.Fields.Select(field => field.Name)];
        if (names.Any(Wildcards.IsWildcard))
            return MapFieldsStage.Create(binder.Input, replaced, names, [], syntax.ToString());
        ImmutableArray<FieldExpression> fields = [.. syntax.Fields.Select(binder.Resolve)];
        return binder.Assign([.. fields.Where(field => field.Type.Kind != SplKind.Null).Select(field => (field.Name, (Expression)replaced.Of(field)))]);
    }
}
