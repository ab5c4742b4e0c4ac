using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>fieldsummary</c>: a row of figures for each field.</summary>
public sealed class Fieldsummary : Command<Fieldsummary.Syntax>
{
    private const int DefaultValues = 100;

    public override WordDoc Doc { get; } = new("fieldsummary")
    {
        Usage = "fieldsummary [maxvals=<number>] [<field or wildcard>]...",
        Summary = "A row for each field, by name: `count` of rows that have it, `distinct_count` of its values (`is_exact` is 0 when there are more than maxvals, 100), `max`, `mean`, `min` and `stdev` of its "
            + "`numeric_count` numbers, and `values`: JSON of the most frequent values with their counts.",
        Manual = "Search Reference, fieldsummary",
        Examples =
        [
            new("numbers and text", "fieldsummary", """[{"n": "1", "u": "a"}, {"n": "3", "u": "b"}, {"u": "b"}]""",
                """[{"field": "n", "count": 2, "distinct_count": 2, "is_exact": 1, "max": 3, "mean": 2, "min": 1, "numeric_count": 2, "stdev": 1.4142135623730951, "values": "[{\"value\":\"1\",\"count\":1},{\"value\":\"3\",\"count\":1}]"}, {"field": "u", "count": 3, "distinct_count": 2, "is_exact": 1, "numeric_count": 0, "values": "[{\"value\":\"b\",\"count\":2},{\"value\":\"a\",\"count\":1}]"}]"""),
            new("some fields, some values", "fieldsummary maxvals=1 a* | table field, distinct_count, is_exact, values", """[{"a1": "x", "b": "1"}, {"a1": "y", "a2": ["z", "z"]}, {"a1": "y"}]""",
                """[{"field": "a1", "distinct_count": 2, "is_exact": 0, "values": "[{\"value\":\"y\",\"count\":2}]"}, {"field": "a2", "distinct_count": 1, "is_exact": 1, "values": "[{\"value\":\"z\",\"count\":2}]"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<FieldSyntax> Fields) : CommandSyntax
    {
        public override string ToString() => $"fieldsummary{OptionSet.TextOf(Options)}{(Fields.IsEmpty ? "" : " " + FieldListText.Of(Fields))}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in (from part in Terms.AnyOption.Select(option => (object)option).Or(Terms.Field.Select(field => (object)field))
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).Many()
        select new Syntax([.. parts.OfType<OptionSyntax>()], [.. parts.OfType<FieldSyntax>()]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "fieldsummary", binder, "maxvals");
        int most = options.Count("maxvals", DefaultValues, 1);
        ImmutableArray<string> fields = syntax.Fields.IsEmpty ? ["*"] : [.. syntax.Fields.Select(field => field.Name)];
        if (options.IsRefused)
            return null;
        string filter = $"new NameFilter([{string.Join(", ", fields.Select(CSharpText.Literal))}])";
        var function = new RowFunction("FieldSummaries.Of", SplType.Any, RowConstant.Static("NameFilter", "summarizedNames", filter, fields), new RowConstant(most, _ => most.ToString(CultureInfo.InvariantCulture)));
        return WholeTableStage.CreateClosed(
            binder.Input, function, syntax.ToString(), "field", "count", "distinct_count", "is_exact", "max", "mean", "min", "numeric_count", "stdev", "values");
    }
}
