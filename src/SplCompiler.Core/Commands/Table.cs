using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>table</c>: keeps exactly the listed fields, in that order.</summary>
public sealed class Table : Command<Table.Syntax>
{
    public override WordDoc Doc { get; } = new("table")
    {
        Usage = "table <field> [<field>]...",
        Summary = "Keeps exactly the listed fields, in that order. `*` matches names, internal ones (`_time`) only by name.",
        Manual = "Search Reference, table",
        Examples =
        [
            new("a missing field is null", "table user, src", """{"user": "eve", "host": "h"}""", """{"user": "eve"}"""),
            new("a wildcard", "table proc_*", """{"proc_id": "7", "proc_name": "x", "host": "h"}""", """{"proc_id": "7", "proc_name": "x"}"""),
            new("commas and blanks mix", "table a b, c", """{"a": "1", "b": "2", "c": "3", "d": "4"}""", """{"a": "1", "b": "2", "c": "3"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<FieldSyntax> Fields) : CommandSyntax
    {
        public override string ToString() => $"table {FieldListText.Of(Fields)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = Terms.AnyFieldList.Select(fields => new Syntax(fields));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) =>
        new ChooseStage(syntax.ToString()) { Input = binder.Input, Output = FieldChoice.Choose(syntax.Fields, binder) };
}
