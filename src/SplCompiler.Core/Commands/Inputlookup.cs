using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>inputlookup</c>: the rows of a table, or, in the middle of a search, these behind the others.</summary>
public sealed class Inputlookup : Command<Inputlookup.Syntax>
{
    public override WordDoc Doc { get; } = new("inputlookup")
    {
        Usage = "| inputlookup [append=<bool>] [start=<number>] [max=<number>] <table> [where <search-expression>]",
        Summary = "The rows of a table; with append=t they come behind the rows of the search. A lookup without data has no rows.",
        Manual = "Search Reference, inputlookup",
        Examples =
        [
            new("without a table there are no rows", "| inputlookup dnslookup", """{"a": "1"}""", "[]", Reports: "SPL3020"),
            new("a filter of the table", "table a | inputlookup append=t dnslookup where ip=10.* NOT host=\"x y\"", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}""", Reports: "SPL3020"),
            new("behind the rows of the search", "inputlookup append=t dnslookup", """[{"a": "1"}, {"b": ["1", "2"]}]""", """[{"a": "1"}, {"b": ["1", "2"]}]""", Reports: "SPL3020"),
            new("the option may stand last; null stays null", "table a, b | inputlookup dnslookup append=true", """{"a": "1"}""", """{"a": "1"}""", Reports: "SPL3020"),
        ],
    };

    public override bool IsGenerating => true;

    public override bool MustStartSearch(CommandSyntax syntax) => !((Syntax)syntax).Appends;

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, FieldSyntax Table, SearchSyntax? Where) : CommandSyntax
    {
        public bool Appends => OptionSyntax.IsTrue(Options, "append", otherwise: false);

        public override string ToString() =>
            $"inputlookup {string.Concat(Options.Select(option => $"{option.Name}=\"{StringEscapes.Escape(option.Value)}\" "))}{FieldListText.Of(Table)}{(Where is null ? "" : $" where {Where}")}";
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        Terms.Option("append").Or(Terms.Option("start")).Or(Terms.Option("max")).Or(Terms.Option("strict")).Select(option => (object)option)
            .Or(Terms.Field.Where(field => field.IsQuoted || !field.Name.Equals("where", StringComparison.OrdinalIgnoreCase)).Try().Select(field => (object)field));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in s_part.AtLeastOnce()
        where parts.OfType<FieldSyntax>().Count() == 1
        from filter in Terms.Keyword("where").IgnoreThen(s_where).AsNullable().OptionalOrDefault()
        select new Syntax([.. parts.OfType<OptionSyntax>()], parts.OfType<FieldSyntax>().Single(), filter);

    /// <summary>A search expression to the end of the command: its text is cut again, as one.</summary>
    private static readonly TokenListParser<SplToken, SearchSyntax> s_where = input =>
    {
        TokenListParserResult<SplToken, Token<SplToken>[]> rest = Token.Matching<SplToken>(_ => true, "search expression").AtLeastOnce()(input);
        if (!rest.HasValue)
            return TokenListParserResult.CastEmpty<SplToken, Token<SplToken>[], SearchSyntax>(rest);
        TokenListParserResult<SplToken, SearchSyntax> search = SearchParser.Expression.AtEnd()(
            SplTokenizer.Tokenize(rest.Value[0].Span.Source!, rest.Value[0].SourceSpan().To(rest.Value[^1].SourceSpan()), TokenMode.Search));
        return search.HasValue ? TokenListParserResult.Value(search.Value, input, rest.Remainder) : search;
    };

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        int start = Number(syntax, "start", 0, binder);
        int max = Number(syntax, "max", int.MaxValue, binder);
        if (start < 0 || max < 0)
            return null;
        if (binder.Lookup(syntax.Table.Name, syntax.Table.Span) is null)
            return null;
        bool appends = syntax.Appends;
        Schema table = new([], OpenTail.Everything with { IsEvent = false });
        Expression? where = syntax.Where is null ? null : binder.Over(table, () => binder.BindSearch(syntax.Where));
        if (!appends)
            return new InputlookupStage(syntax.Table.Name, start, max, where) { Input = Schema.Closed([]), Output = table };

        var output = new Schema(
            [.. binder.Input.Columns.Select(column => column with { Type = SplType.Any })],
            OpenTail.Everything with { IsEvent = false, Hidden = OpenTail.Everything.Hidden.Union(binder.Input.Columns.Select(column => column.Name)) });
        return new AppendLookupStage(syntax.Table.Name, start, max, where) { Input = binder.Input, Output = output };
    }

    /// <summary>All rows of a table.</summary>
    internal static Stage? Rows(string table, SourceSpan span, Binder binder) => binder.Lookup(table, span) is null
        ? null
        : new InputlookupStage(table, 0, int.MaxValue, null) { Input = Schema.Closed([]), Output = new Schema([], OpenTail.Everything with { IsEvent = false }) };

    private static int Number(Syntax syntax, string name, int otherwise, Binder binder)
    {
        if (syntax.Options.LastOrDefault(option => option.Name == name) is not { } option)
            return otherwise;
        if (int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return number;
        binder.Report(Descriptors.InvalidOption, option.ValueSpan, $"`{name}` takes a number of rows, found `{option.Value}`", "no whole number");
        return -1;
    }

    // Emission

    /// <summary>The C# of the rows of a table.</summary>
    private static string Rows(string table, int start, int max) =>
        $"LookupMatch.Rows(Run.Lookups, {CSharpText.Literal(table)}, {start.ToString(CultureInfo.InvariantCulture)}, {(max == int.MaxValue ? "int.MaxValue" : max.ToString(CultureInfo.InvariantCulture))})";

    private static void Loop(StageEmitter emit, string rows, Expression? where, SourceSpan source, Action body) =>
        emit.Loop($"foreach (OpenFields tableRow in {rows})", scope => scope.Tail = scope.Locals.Unique("tableRow"), () =>
        {
            if (where is not null)
                emit.SkipUnless(where, source);
            body();
        });

    public sealed record InputlookupStage(string Table, int Start, int Max, Expression? Where) : Stage
    {
        public override bool StoresRows => true;

        public override ImmutableArray<Expression> Expressions => Where is null ? [] : [Where];

        public override Stage WithExpressions(ImmutableArray<Expression> expressions) => Where is null ? this : this with { Where = expressions[0] };

        public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.None;

        public override void Emit(StageEmitter emit, Action next) => emit.Later(() =>
        {
            emit.Comment(Source);
            Loop(emit, Rows(Table, Start, Max), Where, Source, next);
        });

        public override string ToString() => $"inputlookup {Table}{(Where is null ? "" : $" where {PlanText.Of(Where)}")}";
    }

    public sealed record AppendLookupStage(string Table, int Start, int Max, Expression? Where) : Stage
    {
        public override bool StoresRows => true;

        public override ImmutableArray<Expression> Expressions => Where is null ? [] : [Where];

        public override Stage WithExpressions(ImmutableArray<Expression> expressions) => Where is null ? this : this with { Where = expressions[0] };

        public override bool NeedsOrder => true;

        public override FieldNeeds Needs(FieldNeeds output) => output;

        public override void Emit(StageEmitter emit, Action next)
        {
            StoredRow stored = StoredRow.Declare(emit, Output, emit.NeedsAfter, "AppendedRow");
            string rows = emit.Members.Unique("_appended");
            emit.Members.State.Add($"private readonly KeptRows<{stored.Type}> {rows} = new();");
            emit.Comment(Source);
            Widening.Write(emit, Input, Output, emit.NeedsAfter);
            emit.Writer.Line($"{rows}.Add({stored.New(emit)});");
            emit.Later(() =>
            {
                Loop(emit, Rows(Table, Start, Max), Where, Source, () => emit.Writer.Line($"{rows}.Add({stored.New(emit)});"));
                emit.Loop($"foreach ({stored.Type} appended in {rows})", scope => stored.Read(scope, scope.Locals.Unique("appended")), next);
            });
        }

        public override string ToString() => $"append inputlookup {Table}{(Where is null ? "" : $" where {PlanText.Of(Where)}")}";
    }
}
