using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>lookup</c>: adds columns of the rows of a table whose key columns equal fields.</summary>
public sealed class Lookup : Command<Lookup.Syntax>
{
    public override WordDoc Doc { get; } = new("lookup")
    {
        Usage = "lookup <table> <column> [AS <field>] ... [OUTPUT|OUTPUTNEW <column> [AS <field>] ...]",
        Summary = "Adds columns of a table where its key columns equal fields: the named ones or, without OUTPUT, all others. OUTPUT overwrites (null without a match), OUTPUTNEW fills what is missing. Where no row matches, the outputs are the `default_match` of the lookup, else null. Wildcards, address blocks, case and times are those of its definition.",
        Manual = "Search Reference, lookup",
        Examples =
        [
            new("without data the outputs are null", "lookup dnslookup clientip AS src OUTPUT clienthost AS name", """{"src": "10.0.0.1", "name": "old"}""", """{"src": "10.0.0.1"}""", Reports: "SPL3020"),
            new("OUTPUTNEW keeps what is there", "lookup dnslookup clientip OUTPUTNEW clienthost", """{"clientip": "10.0.0.1", "clienthost": "old"}""", """{"clientip": "10.0.0.1", "clienthost": "old"}""", Reports: "SPL3020"),
            new("several keys, one of several values", "lookup dnslookup clientip, clienthost AS zone OUTPUT clienthost AS who", """{"clientip": ["10.0.0.1", "10.0.0.2"], "zone": "dmz"}""", """{"clientip": ["10.0.0.1", "10.0.0.2"], "zone": "dmz"}""", Reports: "SPL3020"),
            new("a lookup that no app has is refused", "lookup assets ip OUTPUT owner", """{"ip": "10.0.0.1"}""", "[]", Reports: "SPL1014"),
        ],
    };

    // Syntax

    /// <summary>A column of the table and the field that it is compared with or written to.</summary>
    public sealed record Pair(FieldSyntax Column, FieldSyntax Field)
    {
        public override string ToString() =>
            Column == Field ? FieldListText.Of(Column) : $"{FieldListText.Of(Column)} AS {FieldListText.Of(Field)}";
    }

    public sealed record Syntax(FieldSyntax Table, ImmutableArray<Pair> Inputs, ImmutableArray<Pair> Outputs, bool OnlyNew) : CommandSyntax
    {
        public override string ToString() =>
            $"lookup {FieldListText.Of(Table)} {string.Join(", ", Inputs)}" + (Outputs.IsEmpty ? "" : $" {(OnlyNew ? "OUTPUTNEW" : "OUTPUT")} {string.Join(", ", Outputs)}");
    }

    private static readonly TokenListParser<SplToken, Pair> s_pair =
        from column in Terms.Field
        from field in Terms.As.AsNullable().OptionalOrDefault()
        from comma in Token.EqualTo(SplToken.Comma).Many()
        select new Pair(column, field ?? column);

    // Options say how a search head distributes its work: nothing to do here.
    private static readonly TokenListParser<SplToken, OptionSyntax> s_option =
        Terms.Option("local").Or(Terms.Option("update")).Or(Terms.Option("event_time_field"));

    private static readonly TokenListParser<SplToken, (bool OnlyNew, Pair[] Pairs)> s_output =
        from onlyNew in Terms.Keyword("output").Value(false).Or(Terms.Keyword("outputnew").Value(true))
        from pairs in s_pair.AtLeastOnce()
        select (onlyNew, pairs);

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from options in s_option.Many()
        from table in Terms.Field
        from inputs in s_pair.AtLeastOnce()
        from output in s_output.OptionalOrDefault((false, []))
        select new Syntax(table, [.. inputs], [.. output.Pairs], output.OnlyNew);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        string table = syntax.Table.Name;
        if (binder.Lookup(table, syntax.Table.Span) is not { } lookup)
            return null;
        if (binder.HasTooManyNames(syntax.Inputs.Length + syntax.Outputs.Length, syntax.Table.Span))
            return null;
        foreach (Pair pair in syntax.Inputs.Concat(syntax.Outputs))
            binder.CheckColumn(lookup, pair.Column);
        ImmutableArray<Expression> keys = [.. syntax.Inputs.Select(pair => (Expression)binder.Resolve(pair.Field))];
        ImmutableArray<string> columns = [.. syntax.Inputs.Select(pair => pair.Column.Name)];
        if (lookup.TimeColumn is { } time && !columns.Contains(time))
            (columns, keys) = (columns.Add(time), keys.Add(binder.Resolve("_time", syntax.Table.Span)));
        if (syntax.Outputs.IsEmpty)
        {
            return AddFieldsStage.Create(
                binder.Input, new RowFunction("LookupMatch.Others", SplType.Any) { Leading = [new RowConstant((table, columns), emit => LookupStage.Table(emit, table, columns))] }, syntax.ToString(), keys);
        }

        return LookupStage.Create(binder.Input, table, columns, keys, [.. syntax.Outputs.Select(pair => Output(pair, syntax.OnlyNew, binder))]);
    }

    private static LookupOutput Output(Pair pair, bool onlyNew, Binder binder) =>
        new(pair.Column.Name, pair.Field.Name, onlyNew ? binder.Existing(pair.Field.Name) : new FieldExpression(pair.Field.Name, SplType.Null));
}
