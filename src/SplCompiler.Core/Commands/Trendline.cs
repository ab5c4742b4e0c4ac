using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>trendline</c>: moving averages.</summary>
public sealed partial class Trendline : Command<Trendline.Syntax>
{
    private const int MostRows = 10_000;

    public override WordDoc Doc { get; } = new("trendline")
    {
        Usage = "trendline (sma|ema|wma)<rows>(<field>) [AS <field>] ...",
        Summary = "Moving averages over the last rows (2 to 10000) that have a number: sma plain, wma with the weights 1, 2, 3 to the newest, ema with each older number fading (the first one starts it). "
            + "There is none until there were so many numbers. Without AS the new field is called like the call: `sma5(n)`.",
        Manual = "Search Reference, trendline",
        Examples =
        [
            new("plain and weighted", "trendline sma2(n) as s, wma2(n)", """[{"n": "1"}, {"n": "4"}, {"n": "7"}]""", """[{"n": "1"}, {"n": "4", "s": 2.5, "wma2(n)": 3}, {"n": "7", "s": 5.5, "wma2(n)": 6}]"""),
            new("fading", "trendline ema3(n) AS e", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": "4"}]""", """[{"n": "1"}, {"n": "2"}, {"n": "3", "e": 2.25}, {"n": "4", "e": 3.125}]"""),
            new("rows without a number do not count", "trendline sma2(n) as s", """[{"n": "1"}, {"n": "x"}, {"a": "1"}, {"n": "3"}]""", """[{"n": "1"}, {"n": "x"}, {"a": "1"}, {"n": "3", "s": 2}]"""),
            new("too few rows", "trendline sma1(n)", """{"n": "1"}""", "[]", Reports: "SPL1009"),
        ],
    };

    // Syntax

    public sealed record Average(string Function, SourceSpan FunctionSpan, FieldSyntax Field, FieldSyntax? As)
    {
        public string Name => As?.Name ?? $"{Function}({Field.Name})";

        public override string ToString() => $"{Function}({FieldListText.Of(Field)}){(As is null ? "" : $" AS {FieldListText.Of(As)}")}";
    }

    public sealed record Syntax(ImmutableArray<Average> Averages) : CommandSyntax
    {
        public override string ToString() => $"trendline {string.Join(' ', Averages)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        (from function in Token.EqualTo(SplToken.Word)
         from open in Token.EqualTo(SplToken.LeftParenthesis)
         from field in Terms.Field
         from close in Token.EqualTo(SplToken.RightParenthesis)
         from alias in Terms.As.AsNullable().OptionalOrDefault()
         from comma in Token.EqualTo(SplToken.Comma).Many()
         select new Average(function.ToStringValue().ToLowerInvariant(), function.SourceSpan(), field, alias)).AtLeastOnce().Select(averages => new Syntax([.. averages]));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var stages = ImmutableArray.CreateBuilder<Stage>();
        Schema input = binder.Input;
        foreach (Average average in syntax.Averages)
        {
            Match function = Function().Match(average.Function);
            if (!function.Success || !int.TryParse(function.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int rows) || rows is < 2 or > MostRows)
            {
                binder.Report(Descriptors.InvalidOption, average.FunctionSpan, $"`{average.Function}` is no moving average", "no such function", "sma, ema or wma and a number of rows from 2 to 10000, such as sma5");
                return null;
            }

            FieldExpression field = binder.Resolve(average.Field);
            Schema output = input.With(new Column(average.Name, SplType.Number));
            string method = function.Groups[1].Value switch { "sma" => "Plain", "ema" => "Fading", _ => "Weighted" };
            stages.Add(new RunningStage(field, average.Name, "MovingAverage", rows.ToString(CultureInfo.InvariantCulture), method, SplType.Number)
            {
                Input = input,
                Output = output,
            });
            input = output;
        }

        return SequenceStage.Create(binder.Input, stages.ToImmutable(), syntax.ToString());
    }

    [GeneratedRegex("^(sma|ema|wma)([0-9]+)\\z")]
    private static partial System.Text.RegularExpressions.Regex Function();
}
