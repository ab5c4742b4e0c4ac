using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>fields</c>: keeps or removes fields; internal fields survive unless removed by name.</summary>
public sealed class Fields : Command<Fields.Syntax>
{
    public override WordDoc Doc { get; } = new("fields")
    {
        Usage = "fields [+|-] <field> [<field>]...",
        Summary = "Keeps (`+`, the default) or removes (`-`) fields. `_time` and `_raw` stay unless they are removed by name.",
        Manual = "Search Reference, fields",
        Examples =
        [
            new("keeping", "fields a, b", """{"a": "1", "b": "2", "c": "3"}""", """{"a": "1", "b": "2"}"""),
            new("removing, with a wildcard", "fields - tmp_*, c", """{"a": "1", "c": "3", "tmp_x": "4"}""", """{"a": "1"}"""),
            new("_time stays", "fields a | where _time=5", """{"_time": 5, "a": "1"}""", """{"_time": 5, "a": "1"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(bool Removes, ImmutableArray<FieldSyntax> List) : CommandSyntax
    {
        public override string ToString() => $"fields {(Removes ? "- " : "")}{FieldListText.Of(List)}";
    }

    // A sign may be glued to the first name: `fields -a`.
    private static readonly TokenListParser<SplToken, Syntax> s_signed =
        from sign in Token.EqualTo(SplToken.Word).Where(token => token.ToStringValue()[0] is '-' or '+').Named("`-`").Try()
        from rest in Terms.AnyFieldList.OptionalOrDefault([])
        let glued = sign.ToStringValue()[1..]
        let first = new FieldSyntax(new(sign.SourceSpan().Start + 1, glued.Length), glued)
        select new Syntax(sign.ToStringValue()[0] == '-', glued.Length == 0 ? rest : rest.Insert(0, first));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        s_signed.Or(Terms.AnyFieldList.Select(list => new Syntax(false, list)));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) =>
        new ChooseStage(syntax.ToString()) { Input = binder.Input, Output = syntax.Removes ? Remove(syntax, binder.Input) : Keep(syntax, binder) };

    private static Schema Keep(Syntax syntax, Binder binder)
    {
        Schema output = FieldChoice.Choose(syntax.List, binder);
        IEnumerable<string> stays = binder.Input.Columns.Where(column => column.IsInternal).Select(column => column.Name)
            .Concat(["_time", "_raw"]).Distinct(StringComparer.Ordinal);
        foreach (string name in stays)
        {
            if (binder.Input.Find(name) is { } column && output.Find(name) is null)
                output = output.With(column);
        }

        return output;
    }

    private static Schema Remove(Syntax syntax, Schema output)
    {
        foreach (FieldSyntax field in syntax.List)
        {
            if (!Wildcards.IsWildcard(field.Name))
            {
                output = output.Without(field.Name);
                continue;
            }

            foreach (Column column in output.Columns.Where(column => Wildcards.Matches(field.Name, column.Name)))
                output = output.Without(column.Name);
            if (output.Tail is { } tail)
                output = output with { Tail = tail with { HiddenWildcards = tail.HiddenWildcards.Add(field.Name) } };
        }

        return output;
    }
}
