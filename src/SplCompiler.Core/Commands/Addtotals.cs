using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>addtotals</c>: the sum of the numbers of each row, and of each column.</summary>
public sealed class Addtotals : Command<Addtotals.Syntax>
{
    public override WordDoc Doc { get; } = new("addtotals")
    {
        Aliases = ["addcoltotals"],
        Usage = "addtotals [row=<bool>] [col=<bool>] [labelfield=<field>] [label=<text>] [fieldname=<field>] [<field>]...",
        Summary = "Adds the sum of the numbers of each row as `Total`, and with col=true a row of column sums. Without a list it sums every field but the internal ones. `addcoltotals` only adds the row.",
        Manual = "Search Reference, addtotals, addcoltotals",
        Examples =
        [
            new("named fields", "addtotals fieldname=Score a, b, c", """{"a": "1", "b": "2.5", "d": "9"}""", """{"a": "1", "b": "2.5", "d": "9", "Score": 3.5}"""),
            new("every field; what is no single number does not count", "addtotals", """{"a": "1", "b": "x", "c": ["1", "2"], "d": "3"}""", """{"a": "1", "b": "x", "c": ["1", "2"], "d": "3", "Total": 4}"""),
            new("a row of column sums", "table a, b | addtotals row=f col=t labelfield=b label=Sum", """[{"a": "1", "b": "x"}, {"a": "2", "b": "y"}]""", """[{"a": "1", "b": "x"}, {"a": "2", "b": "y"}, {"a": 3, "b": "Sum"}]"""),
            new("addcoltotals of missing values", "table a, b | addcoltotals", """[{"a": "1"}, {"b": "x"}]""", """[{"a": "1"}, {"b": "x"}, {"a": 1}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<FieldSyntax> Fields) : CommandSyntax
    {
        public string? this[string name] => Options.LastOrDefault(option => option.Name == name)?.Value;

        public bool? Flag(string name) => this[name] is { } value ? value.ToLowerInvariant() is "t" or "true" or "1" : null;

        /// <summary>The command was called <c>addcoltotals</c>: only the row of sums.</summary>
        public bool OnlyColumns { get; init; }

        public override string ToString() =>
            (OnlyColumns ? "addcoltotals" : "addtotals") + string.Concat(Options.Select(option => $" {option.Name}=\"{StringEscapes.Escape(option.Value)}\""))
            + (Fields.IsEmpty ? "" : " " + FieldListText.Of(Fields));
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        ((string[])["row", "col", "labelfield", "label", "fieldname"]).Select(name => Terms.Option(name).Select(option => (object)option))
            .Aggregate((first, second) => first.Or(second))
            .Or(Terms.Field.Select(field => (object)field));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in (from part in s_part
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).Many()
        select new Syntax([.. parts.OfType<OptionSyntax>()], [.. parts.OfType<FieldSyntax>()]);

    protected override Syntax Named(Syntax syntax, StageText stage) => syntax with { OnlyColumns = stage.Name == "addcoltotals" };

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        ImmutableArray<string> fields = syntax.Fields.IsEmpty ? ["*"] : [.. syntax.Fields.Select(field => field.Name)];
        var stages = ImmutableArray.CreateBuilder<Stage>();
        if (syntax.Flag("row") ?? !syntax.OnlyColumns)
            stages.Add(RowTotalStage.Create(binder.Input, fields, syntax["fieldname"] ?? "Total"));
        Schema rows = stages.Count == 0 ? binder.Input : stages[^1].Output;
        if (syntax.Flag("col") ?? syntax.OnlyColumns)
            stages.Add(ColumnTotalStage.Create(rows, fields, syntax["labelfield"], syntax["label"] ?? "Total"));
        return SequenceStage.Create(binder.Input, stages.ToImmutable(), syntax.ToString());
    }
}
