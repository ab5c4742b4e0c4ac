using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>format</c>: all rows as one search expression, for the search around this one.</summary>
public sealed class Format : Command<Format.Syntax>
{
    /// <summary>Row prefix, column prefix, column separator, column end, row separator, row end.</summary>
    private static readonly ImmutableArray<string> s_pieces = ["(", "(", "AND", ")", "OR", ")"];

    public override WordDoc Doc { get; } = new("format")
    {
        Usage = "format [mvsep=<text>] [maxresults=<number>] [\"<row prefix>\" \"<column prefix>\" \"<column separator>\" \"<column end>\" \"<row separator>\" \"<row end>\"] [emptystr=<text>]",
        Summary = "Turns all rows into one search expression in the field `search`. Fields whose names begin with `_` are left out.",
        Manual = "Search Reference, format",
        Examples =
        [
            new("rows are joined by OR", "table a, b | format", """[{"a": "1", "b": "x"}, {"a": "2"}]""", """{"search": "( ( a=\"1\" AND b=\"x\" ) OR ( a=\"2\" ) )"}"""),
            new("several values", "table a | format mvsep=\"mvseparator\" \"{\" \"[\" \"AND\" \"]\" \"AND\" \"}\"", """{"a": ["1", "2"]}""", """{"search": "{ [ ( a=\"1\" mvseparator a=\"2\" ) ] }"}"""),
            new("no rows", "search z=1 | table a | format", """{"a": "1"}""", """{"search": "NOT( )"}"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<string> Pieces) : CommandSyntax
    {
        public override string ToString() => $"format {OptionSyntax.Text(Options)}{string.Join(' ', Pieces.Select(piece => $"\"{StringEscapes.Escape(piece)}\""))}";
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        Terms.Option("mvsep").Or(Terms.Option("maxresults")).Or(Terms.Option("emptystr")).Select(option => (object)option)
            .Or(Token.EqualTo(SplToken.Text).Select(token => (object)Terms.Unquote(token)));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in s_part.Many()
        where parts.OfType<string>().Count() is 0 or 6
        select new Syntax([.. parts.OfType<OptionSyntax>()], [.. parts.OfType<string>()]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        long maximum = 0;
        if (syntax.Options.LastOrDefault(option => option.Name == "maxresults") is { } option && !long.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out maximum))
        {
            binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`maxresults` takes a number of rows, found `{option.Value}`", "no whole number");
            return null;
        }

        string Value(string name, string otherwise) => syntax.Options.LastOrDefault(option => option.Name == name)?.Value ?? otherwise;
        return new FormatStage(Value("mvsep", "OR"), maximum, syntax.Pieces.IsEmpty ? s_pieces : syntax.Pieces, Value("emptystr", "NOT( )"))
        {
            Input = binder.Input,
            Output = Schema.Closed([new Column("search", SplType.Text.NotNull)]),
        };
    }

    // Emission

    public sealed record FormatStage(string ValueSeparator, long Maximum, ImmutableArray<string> Pieces, string Empty) : Stage
    {
        public override bool StoresRows => true;

        public override bool NeedsOrder => true;

        public override FieldNeeds Needs(FieldNeeds output) => RowContent.Needs(Input);

        public override void Emit(StageEmitter emit, Action next)
        {
            string rows = emit.Members.Unique("_formatted");
            string texts = string.Join(", ", Pieces.Prepend(Empty).Prepend(ValueSeparator).Select(CSharpText.Literal));
            emit.Members.State.Add($"private readonly FormattedRows {rows} = new({Maximum.ToString(CultureInfo.InvariantCulture)}, {texts});");
            emit.Comment(Source);
            emit.Writer.Line($"{rows}.Add({emit.AllFields(Input.Columns.Where(column => !column.IsInternal), Input.Tail?.Narrow(["*"]))});");
            emit.Later(() => emit.Loop(
                $"foreach (string formatted in {rows}.Searches())",
                scope => scope.Set("search", new Code(scope.Locals.Unique("formatted"), SplType.Text.NotNull)),
                next));
        }

        public override string ToString() => $"format {string.Join(' ', Pieces)}";
    }
}
