using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>autoregress</c>: copies a field of earlier rows into the current one.</summary>
public sealed class Autoregress : Command<Autoregress.Syntax>
{
    /// <summary>More rows than anyone looks back; each is a column.</summary>
    private const int MostRows = 1000;

    public override WordDoc Doc { get; } = new("autoregress")
    {
        Usage = "autoregress <field> [AS <field>] [p=<number>[-<number>]]",
        Summary = "Copies the value of the row before, or of the p-th rows before, into `<field>_p<number>`; AS names a single one.",
        Manual = "Search Reference, autoregress",
        Examples =
        [
            new("the row before", "autoregress n AS prev", """[{"n": "1"}, {"n": "2"}]""", """[{"n": "1"}, {"n": "2", "prev": "1"}]"""),
            new("several rows", "autoregress n p=1-2", """[{"n": "1"}, {"n": "2"}, {"n": "3"}]""", """[{"n": "1"}, {"n": "2", "n_p1": "1"}, {"n": "3", "n_p1": "2", "n_p2": "1"}]"""),
            new("missing and several values", "autoregress n", """[{"n": ["1", "2"]}, {"a": "1"}, {"a": "2"}]""", """[{"n": ["1", "2"]}, {"a": "1", "n_p1": ["1", "2"]}, {"a": "2"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax Field, FieldSyntax? As, OptionSyntax? Back) : CommandSyntax
    {
        public override string ToString() =>
            $"autoregress {FieldListText.Of(Field)}{(As is null ? "" : $" AS {FieldListText.Of(As)}")}{(Back is null ? "" : $" p={Back.Value}")}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from field in Terms.Field
        from target in Terms.As.AsNullable().OptionalOrDefault()
        from back in Terms.Option("p").AsNullable().OptionalOrDefault()
        select new Syntax(field, target, back);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        if (Rows(syntax.Back?.Value ?? "1") is not var (first, last))
        {
            binder.Report(Descriptors.InvalidOption, syntax.Back!.ValueSpan, $"`p` takes a number of rows or a range, found `{syntax.Back.Value}`", "expected such as 1 or 1-3");
            return null;
        }

        FieldExpression field = binder.Resolve(syntax.Field);
        var stages = ImmutableArray.CreateBuilder<Stage>();
        Schema input = binder.Input;
        for (int back = first; back <= last; back++)
        {
            string output = syntax.As is not null && first == last ? syntax.As.Name : $"{field.Name}_p{back.ToString(CultureInfo.InvariantCulture)}";
            Schema schema = input.With(new Column(output, SplType.Any));
            stages.Add(new RunningStage(field, output, "EarlierRows", back.ToString(CultureInfo.InvariantCulture), "Value", SplType.Any) { Input = input, Output = schema });
            input = schema;
        }

        return SequenceStage.Create(binder.Input, stages.ToImmutable(), syntax.ToString());
    }

    private static (int First, int Last)? Rows(string text)
    {
        string[] ends = text.Split('-');
        bool isRange = ends.Length is 1 or 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            & int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            && first is > 0 && last >= first && last <= MostRows;
        return isRange ? (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture)) : null;
    }
}
