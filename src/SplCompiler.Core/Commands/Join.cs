using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using System.Globalization;

namespace SplCompiler.Commands;

/// <summary><c>join</c>: gives rows the fields of the rows of another search that agree in some fields.</summary>
public sealed class Join : Command<Join.Syntax>
{
    private static readonly string[] s_options = ["type", "max", "overwrite", "usetime", "earlier", "left", "right"];

    public override WordDoc Doc { get; } = new("join")
    {
        Usage = "join [type=inner|outer|left] [max=<number>] [overwrite=<bool>] [usetime=<bool> earlier=<bool>] [<field>...] [<search>]",
        Summary = "Gives a row the fields of the first row of another search that is equal in all listed fields, in all common ones when none is listed. Rows without such a partner are dropped unless type is left or outer; max=0 gives a row for every partner.",
        Manual = "Search Reference, join",
        Examples =
        [
            new("the first partner", "search kind=a | table user, src | join user [search kind=b | table user, dept]", """[{"kind": "a", "user": "eve", "src": "h1"}, {"kind": "a", "user": "bob", "src": "h2"}, {"kind": "b", "user": "eve", "dept": "it"}, {"kind": "b", "user": "eve", "dept": "hr"}]""", """{"user": "eve", "src": "h1", "dept": "it"}"""),
            new("every partner", "search kind=a | table user | join max=0 user [search kind=b | table user, dept]", """[{"kind": "a", "user": "eve"}, {"kind": "b", "user": "eve", "dept": "it"}, {"kind": "b", "user": "eve", "dept": ["hr", "x"]}]""", """[{"user": "eve", "dept": "it"}, {"user": "eve", "dept": ["hr", "x"]}]"""),
            new("rows without a partner, or without the field", "search kind=a | table n, user | join type=left user [search kind=b | table user, dept]", """[{"kind": "a", "n": "1", "user": "eve"}, {"kind": "a", "n": "2"}, {"kind": "b", "user": "eve", "dept": "it"}]""", """[{"n": "1", "user": "eve", "dept": "it"}, {"n": "2"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<FieldSyntax> Fields, BracketSyntax Search) : CommandSyntax
    {
        public OptionSyntax? this[string name] => Options.LastOrDefault(option => option.Name == name);

        public override string ToString() => $"join {OptionSyntax.Text(Options)}{(Fields.IsEmpty ? "" : FieldListText.Of(Fields) + " ")}{Search}";
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        s_options.Select(name => Terms.Option(name).Select(option => (object)option)).Aggregate((first, second) => first.Or(second))
            .Or(BracketSyntax.Parser.Select(search => (object)search))
            .Or(Terms.AnyField.Select(field => (object)field));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in (from part in s_part
                       from comma in Superpower.Parsers.Token.EqualTo(SplToken.Comma).Many()
                       select part).AtLeastOnce()
        where parts.OfType<BracketSyntax>().Count() == 1
        select new Syntax([.. parts.OfType<OptionSyntax>()], [.. parts.OfType<FieldSyntax>()], parts.OfType<BracketSyntax>().Single());

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (syntax.Options.FirstOrDefault(option => option.Name is "left" or "right") is { } alias)
        {
            binder.Report(Descriptors.UnsupportedForm, alias.Span, "`join` with names for its sides is not supported", "sides with names", "list the fields that must be equal: `join field [...]`");
            return null;
        }

        string type = syntax["type"]?.Value.ToLowerInvariant() ?? "inner";
        if (type is not ("inner" or "outer" or "left"))
        {
            binder.Report(Descriptors.InvalidOption, syntax["type"]!.ValueSpan, $"`join` has no type `{type}`", "no such type", "types: inner, left, outer");
            return null;
        }

        long max = 1;
        if (syntax["max"] is { } limit && !long.TryParse(limit.Value, NumberStyles.None, CultureInfo.InvariantCulture, out max))
        {
            binder.Report(Descriptors.InvalidOption, limit.ValueSpan, $"`max` takes a number of rows, found `{limit.Value}`", "no whole number", "max=0 gives a row for every partner");
            return null;
        }

        if (binder.BindSubsearch(syntax.Search.Span) is not { } all || CutStage.Of(all, "join", CutStage.OfCommands) is not { } side || Keys(syntax, side, binder) is not { } keys)
            return null;
        bool usesTime = OptionSyntax.IsTrue(syntax.Options, "usetime", otherwise: false);
        if (usesTime && (binder.Input.Find("_time") is null || side.Output.Find("_time") is null))
        {
            binder.Report(Descriptors.UnknownField, syntax["usetime"]!.Span, "`usetime` compares `_time`, which one of the searches does not leave", "no `_time` to compare");
            usesTime = false;
        }

        return new JoinStage(side, keys, max, type == "inner", OptionSyntax.IsTrue(syntax.Options, "overwrite", otherwise: true))
        {
            Input = binder.Input,
            Output = JoinStage.Merged(binder.Input, side.Output, [.. keys.Select(key => key.Name)]),
            WhenEarlier = usesTime ? OptionSyntax.IsTrue(syntax.Options, "earlier", otherwise: true) : null,
        };
    }

    private static ImmutableArray<FieldExpression>? Keys(Syntax syntax, Plan side, Binder binder)
    {
        if (!syntax.Fields.IsEmpty)
        {
            foreach (FieldSyntax field in syntax.Fields.Where(field => side.Output.Find(field.Name) is null))
                binder.Report(Descriptors.UnknownField, field.Span, $"the search in brackets leaves no field `{field.Name}`, so no row has a partner", "missing in the search in brackets");
            return [.. syntax.Fields.Select(binder.Resolve)];
        }

        if (binder.Input.IsClosed && side.Output.IsClosed)
            return [.. binder.Input.Columns.Where(column => !column.IsInternal && side.Output.Find(column.Name) is not null).Select(column => new FieldExpression(column.Name, column.Type))];
        binder.Report(Descriptors.UnsupportedForm, syntax.Span, "`join` without fields compares all common ones, which are only known at run time here", "no field is listed", "list the fields that must be equal, or end both searches with `table`");
        return null;
    }
}
