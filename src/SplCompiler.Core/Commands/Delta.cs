using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>delta</c>: the difference of a field to an earlier row.</summary>
public sealed class Delta : Command<Delta.Syntax>
{
    public override WordDoc Doc { get; } = new("delta")
    {
        Usage = "delta <field> [AS <field>] [p=<number>]",
        Summary = "The number of a field minus that of the row before, or of the p-th row before. Called `delta(<field>)` unless AS names it.",
        Manual = "Search Reference, delta",
        Examples =
        [
            new("to the row before", "delta n AS d", """[{"n": "5"}, {"n": "12"}, {"n": "3"}]""", """[{"n": "5"}, {"n": "12", "d": 7}, {"n": "3", "d": -9}]"""),
            new("its own name, further back", "delta n p=2", """[{"n": "1"}, {"n": "2"}, {"n": "4"}]""", """[{"n": "1"}, {"n": "2"}, {"n": "4", "delta(n)": 3}]"""),
            new("a row without a number", "delta n AS d", """[{"n": "1"}, {"n": ["1", "2"]}, {"n": "4"}, {"n": "6"}]""", """[{"n": "1"}, {"n": ["1", "2"]}, {"n": "4"}, {"n": "6", "d": 2}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax Field, FieldSyntax? As, OptionSyntax? Back) : CommandSyntax
    {
        public override string ToString() =>
            $"delta {FieldListText.Of(Field)}{(As is null ? "" : $" AS {FieldListText.Of(As)}")}{(Back is null ? "" : $" p={Back.Value}")}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from before in Terms.Option("p").AsNullable().OptionalOrDefault()
        from field in Terms.Field
        from target in Terms.As.AsNullable().OptionalOrDefault()
        from behind in Terms.Option("p").AsNullable().OptionalOrDefault()
        select new Syntax(field, target, behind ?? before);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        int back = 1;
        if (syntax.Back is { } option && !(int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out back) && back > 0))
        {
            binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`p` takes a number of rows, found `{option.Value}`", "no whole number above 0");
            return null;
        }

        FieldExpression field = binder.Resolve(syntax.Field);
        string output = syntax.As?.Name ?? $"delta({field.Name})";
        return new RunningStage(field, output, "EarlierRows", back.ToString(CultureInfo.InvariantCulture), "Difference", SplType.Number)
        {
            Input = binder.Input,
            Output = binder.Input.With(new Column(output, SplType.Number)),
        };
    }
}
