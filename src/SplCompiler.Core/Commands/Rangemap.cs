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

/// <summary><c>rangemap</c>: names the ranges that a number lies in.</summary>
public sealed class Rangemap : Command<Rangemap.Syntax>
{
    public override WordDoc Doc { get; } = new("rangemap")
    {
        Usage = "rangemap field=<field> [<name>=<number>-<number>]... [default=<name>]",
        Summary = "Writes into `range` the names of all ranges (ends included) that the number of a field lies in, or the default (`None`).",
        Manual = "Search Reference, rangemap",
        Examples =
        [
            new("a range", "rangemap field=n low=0-30 high=31-100 default=out", """[{"n": "7"}, {"n": "31"}, {"n": "500"}]""", """[{"n": "7", "range": "low"}, {"n": "31", "range": "high"}, {"n": "500", "range": "out"}]"""),
            new("ranges that overlap", "rangemap field=n a=-5-5 b=0-10", """{"n": "1"}""", """{"n": "1", "range": ["a", "b"]}"""),
            new("no number", "rangemap field=n low=0-9", """[{"n": "x"}, {"a": "1"}]""", """[{"n": "x", "range": "None"}, {"a": "1", "range": "None"}]"""),
        ],
    };

    // Syntax

    public sealed record Range(string Name, string Bounds, SourceSpan Span)
    {
        public override string ToString() => $"{Name}={Bounds}";
    }

    public sealed record Syntax(FieldSyntax Field, ImmutableArray<Range> Ranges, string Default) : CommandSyntax
    {
        public override string ToString() => $"rangemap field={FieldListText.Of(Field)} {string.Join(' ', Ranges)} default=\"{StringEscapes.Escape(Default)}\"";
    }

    private static readonly TokenListParser<SplToken, Range> s_option =
        from name in Terms.Field
        from equal in Token.EqualTo(SplToken.Equal)
        from value in Terms.OptionValue
        from comma in Token.EqualTo(SplToken.Comma).Many()
        select new Range(name.Name, value.Text, value.Span);

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from options in s_option.AtLeastOnce()
        where options.Any(option => option.Name == "field")
        let field = options.Last(option => option.Name == "field")
        let otherwise = options.LastOrDefault(option => option.Name == "default")
        select new Syntax(new FieldSyntax(field.Span, field.Bounds), [.. options.Where(option => option.Name is not ("field" or "default"))], otherwise?.Bounds ?? "None");

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var ranges = new List<string>();
        foreach (Range range in syntax.Ranges)
        {
            // The dash between two numbers is the first one behind a digit.
            int dash = range.Bounds.IndexOf('-', Math.Min(1, range.Bounds.Length));
            if (dash < 0 || !PlainNumber.TryParse(range.Bounds[..dash], out double low) || !PlainNumber.TryParse(range.Bounds[(dash + 1)..], out double high))
            {
                binder.Report(Descriptors.InvalidOption, range.Span, $"`{range.Bounds}` is no range", "expected two numbers with `-` between them", $"usage: `{Doc.Usage}`");
                return null;
            }

            ranges.Add($"({CSharpText.Literal(range.Name)}, {CSharpText.Literal(low)}, {CSharpText.Literal(high)})");
        }

        string arguments = string.Join(", ", ranges.Prepend(CSharpText.Literal(syntax.Default)));
        var map = new RowFunction("NamesOf", SplType.Any.NotNull) { Receiver = RowConstant.Static("RangeNames", "ranges", $"new RangeNames({arguments})", syntax) };
        return binder.Assign(("range", map.Of(binder.Resolve(syntax.Field))));
    }
}
