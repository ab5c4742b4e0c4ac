using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Binding;

/// <summary>Binds search expressions: case ignored, <c>*</c> a wildcard, a missing field makes a comparison false.</summary>
/// <remarks>Source: Search Reference, "search"; Search Manual, "Difference between NOT and !=".</remarks>
internal sealed class SearchBinder(Binder binder, int depth = 0)
{
    /// <summary>Source: segmenters.conf, MAJOR. The star is a wildcard here.</summary>
    private static readonly SearchValues<char> s_majorBreakers = SearchValues.Create("[]<>(){}|!;,'\"\n\r \t&?+");

    private TimeRange _times = new(binder, TimeRange.DefaultFormat);

    /// <summary>Binds a whole search expression.</summary>
    public Expression Bind(SearchSyntax syntax)
    {
        if (Comparisons(syntax).LastOrDefault(comparison => comparison.Field == TimeRange.FormatName) is { } format)
            _times = new TimeRange(binder, format.Value.Text);
        return BindPart(syntax);
    }

    private Expression BindPart(SearchSyntax syntax) => BindNode(syntax) with { Source = syntax.Span };

    private Expression BindNode(SearchSyntax syntax) => syntax switch
    {
        SearchAndSyntax { Operands.IsEmpty: true } => new TruthExpression(true),
        SearchAndSyntax and => new LogicalExpression(Logical.And, [.. and.Operands.Select(BindPart)]),
        SearchOrSyntax or => new LogicalExpression(Logical.Or, [.. or.Operands.Select(BindPart)]),
        SearchNotSyntax not => new NotExpression(BindPart(not.Operand)),
        SearchComparisonSyntax comparison => Compare(comparison),
        SearchInSyntax list => In(list),
        SearchTermSyntax term => Term(term),
        SearchSubsearchSyntax subsearch => Subsearch(subsearch),
        _ => throw new InvalidOperationException($"{syntax.GetType().Name} has no meaning."),
    };

    /// <summary>The rows of the subsearch as a condition. Fields whose names begin with <c>_</c> do not take part.</summary>
    private Expression Subsearch(SearchSubsearchSyntax syntax)
    {
        if (binder.BindSubsearch(syntax.Span) is not { } all)
            return new TruthExpression(false);
        Plan search = CutStage.Of(all, "subsearch", CutStage.OfConditions);

        bool isKnown = search.Output.IsClosed && !search.Output.Columns.Any(column => column.Name is "search" or "query");
        IEnumerable<string> names = isKnown
            ? search.Output.Columns.Where(column => !column.IsInternal).Select(column => column.Name)
            : binder.Input.Columns.Select(column => column.Name).Append("_raw").Distinct(StringComparer.Ordinal);
        IEnumerable<FieldExpression> fields = names.Select(binder.Input.Find).OfType<Column>().Select(column => new FieldExpression(column.Name, column.Type));
        return new SubsearchExpression(search, [.. fields], ReadsAll: !isKnown);
    }

    private Expression Compare(SearchComparisonSyntax syntax)
    {
        if (TimeRange.IsModifier(syntax.Field) && IsOverEvents(syntax.Field))
            return _times.Bind(syntax);

        FieldExpression field = binder.Resolve(syntax.Field, syntax.FieldSpan);
        string text = syntax.Value.Text;
        if (binder.WithParameters(text, syntax.Value.Span) is { } late)
            return new LateTestExpression(field, syntax.Operator, late);
        if (text.Length > 1 && text[0] == '*' && IsOverEvents(syntax.Field))
            binder.Report(Descriptors.LeadingWildcard, syntax.Value.Span, $"`{syntax.Value.Written}` begins with a wildcard: in Splunk no index helps to find it", "begins with `*`");
        if (syntax.Operator == Comparison.NotEqual && text != "*" && field.Type.Kind == SplKind.Event)
            binder.Report(Descriptors.MissingDiffers, syntax.Span, $"events without `{syntax.Field}` are left out, too", "not the same as NOT", $"`NOT {syntax.Field}={syntax.Value.Written}` keeps them");
        if (syntax.Operator is Comparison.Equal or Comparison.NotEqual)
        {
            TextTest test = EqualityTest(syntax.Value);
            return syntax.Operator == Comparison.Equal ? Equal(field, test, [text]) : new TestExpression(field, new DiffersTest(test), MissingIsFalse: true);
        }

        // A number that is always there compares as such; a missing one must make the test false, which the text test does.
        if (field.Type is { IsNullable: false, Kind: SplKind.Number } && PlainNumber.TryParse(text, out double number))
            return new ComparisonExpression(field, syntax.Operator, ConstantExpression.Of(number));
        return new TestExpression(field, new OrderTest(syntax.Operator, text), MissingIsFalse: true);
    }

    private Expression In(SearchInSyntax syntax)
    {
        FieldExpression field = binder.Resolve(syntax.Field, syntax.FieldSpan);
        if (syntax.Values.Any(value => binder.WithParameters(value.Text, value.Span) is not null))
        {
            return new LogicalExpression(Logical.Or, [.. syntax.Values.Select(value => binder.WithParameters(value.Text, value.Span) is { } late
                ? (Expression)new LateTestExpression(field, Comparison.Equal, late)
                : new TestExpression(field, EqualityTest(value), MissingIsFalse: true))]);
        }

        ImmutableArray<TextTest> tests = [.. syntax.Values.Select(EqualityTest)];
        TextTest test = tests.Length == 1 ? tests[0] : new AnyOfTest(tests);
        return Equal(field, test, [.. syntax.Values.Select(value => value.Text)]);
    }

    /// <summary>The test of a field; for tags and event types also what apps say of events without the field.</summary>
    private Expression Equal(FieldExpression field, TextTest test, ImmutableArray<string> texts)
    {
        var tags = new TagBinder(binder, depth);
        if (!tags.Answers(field.Name))
            return new TestExpression(field, test, MissingIsFalse: true);
        var own = new TestExpression(field with { IsOwn = true }, test, MissingIsFalse: true);
        return tags.Bind(field.Name, Passes) is { } known ? new LogicalExpression(Logical.Or, [own, known]) : own;

        bool Passes(string name) => texts.Any(text => Wildcards.Captures(text.ToUpperInvariant(), name.ToUpperInvariant()) is not null);
    }

    /// <summary>What <c>field=text</c> tests.</summary>
    private static TextTest EqualityTest(SearchValue value)
    {
        string text = value.Text;
        if (text == "*")
            return new ExistsTest();
        if (value.HasCase)
            return text.Contains('*', StringComparison.Ordinal) ? new RegexTest(Pattern(text)) : new EqualsTest(text, TextCase.Exact);
        if (text.Contains('*', StringComparison.Ordinal))
            return new WildcardTest(text);
        if (IsAddressBlock(text))
            return new CidrTest(text);
        return PlainNumber.TryParse(text, out double number) ? new EqualsNumberTest(number, text) : new EqualsTest(text, TextCase.Ignore);
    }

    /// <summary>The pattern of a text whose <c>*</c> stand for anything.</summary>
    private static string Pattern(string wildcard) =>
        $"(?s)\\A{string.Join(".*", wildcard.Split('*').Select(part => string.Concat(part.Select(c => char.IsAsciiLetterOrDigit(c) || c > '\u007f' ? $"{c}" : $"\\{c}"))))}\\z";

    private Expression Term(SearchTermSyntax syntax)
    {
        if (binder.WithParameters(syntax.Text, syntax.Span) is not null)
        {
            binder.Report(Descriptors.UnsupportedForm, syntax.Span, $"`{syntax.Text}` would make the value of a field part of the search itself", "not a value", "compare a field with it: `field=$name$`");
            return new TruthExpression(false);
        }

        if (syntax is { Kind: SearchTermKind.Word, Text: "*" })
            return new TruthExpression(true);
        if (syntax.Kind == SearchTermKind.Word && syntax.Text is "and" or "or" or "not")
        {
            binder.Report(Descriptors.LowerCaseOperator, syntax.Span, $"`{syntax.Text}` in lower case is a word to search for",
                "looked for in _raw", $"write `{syntax.Text.ToUpperInvariant()}`");
        }

        SearchTermKind kind = syntax.Kind;
        if (kind == SearchTermKind.Term && syntax.Text.AsSpan().ContainsAny(s_majorBreakers))
        {
            // Punctuation alone can only be meant as text that stands in the event.
            bool isPunctuation = !syntax.Text.AsSpan().ContainsAnyExcept(s_majorBreakers);
            kind = isPunctuation ? SearchTermKind.Phrase : kind;
            binder.Report(Descriptors.TermWithBreaker, syntax.Span,
                $"`{syntax.Written}` holds a character that ends an index token{(isPunctuation ? "; read as text" : ", so it never matches")}",
                isPunctuation ? "looked for as text" : "never true", "write it as a phrase in quotes");
        }

        if (binder.Input.Find("_raw") is not { } raw)
            return new TruthExpression(false);
        if (kind == SearchTermKind.Term && binder.Knowledge.TermsAreWholeRuns)
            kind = SearchTermKind.WholeTerm;
        return new RawTermExpression(kind, syntax.Text, new FieldExpression("_raw", raw.Type));
    }

    /// <summary>True while the rows are events and no command before has made a field of this name.</summary>
    private bool IsOverEvents(string name) =>
        (binder.Input.Tail is { IsEvent: true } || binder.IsOverDataset) && !binder.Input.Columns.Any(column => string.Equals(column.Name, name, StringComparison.Ordinal));

    private static IEnumerable<SearchComparisonSyntax> Comparisons(SearchSyntax syntax) => syntax switch
    {
        SearchAndSyntax and => and.Operands.SelectMany(Comparisons),
        SearchOrSyntax or => or.Operands.SelectMany(Comparisons),
        SearchNotSyntax not => Comparisons(not.Operand),
        SearchComparisonSyntax comparison => [comparison],
        _ => [],
    };

    /// <summary>An address, a slash and a prefix length that the address can have; anything else is plain text.</summary>
    private static bool IsAddressBlock(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int length))
            return false;
        string address = text[..slash];
        bool isV6 = address.Contains(':', StringComparison.Ordinal);
        // Shorter forms such as 10/8 are addresses to .NET, not to Splunk.
        return (isV6 || address.Count(c => c == '.') == 3) && IPAddress.TryParse(address, out _) && length <= (isV6 ? 128 : 32);
    }
}
