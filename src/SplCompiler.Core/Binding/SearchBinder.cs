using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Binding;

/// <summary>Binds search expressions: case ignored, <c>*</c> a wildcard, a missing field makes a comparison false.</summary>
/// <remarks>Source: Search Reference, "search"; Search Manual, "Difference between NOT and !=".</remarks>
internal sealed class SearchBinder(Binder binder)
{
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
        SearchSubsearchSyntax subsearch => Refuse(subsearch),
        _ => throw new InvalidOperationException($"{syntax.GetType().Name} has no meaning."),
    };

    private TruthExpression Refuse(SearchSubsearchSyntax subsearch)
    {
        binder.Report(Descriptors.UnsupportedForm, subsearch.Span, "a subsearch inside a search is not supported yet", "subsearch");
        return new TruthExpression(false);
    }

    private Expression Compare(SearchComparisonSyntax syntax)
    {
        if (TimeRange.IsModifier(syntax.Field) && IsOverEvents(syntax.Field))
            return _times.Bind(syntax);

        FieldExpression field = binder.Resolve(syntax.Field, syntax.FieldSpan);
        string text = syntax.Value.Text;
        if (syntax.Operator is Comparison.Equal or Comparison.NotEqual)
        {
            TextTest test = EqualityTest(text);
            return new TestExpression(field, syntax.Operator == Comparison.Equal ? test : new DiffersTest(test), MissingIsFalse: true);
        }

        // A number that is always there compares as such; a missing one must make the test false, which the text test does.
        if (field.Type is { IsNullable: false, Kind: SplKind.Number } && PlainNumber.TryParse(text, out double number))
            return new ComparisonExpression(field, syntax.Operator, ConstantExpression.Of(number));
        return new TestExpression(field, new OrderTest(syntax.Operator, text), MissingIsFalse: true);
    }

    private TestExpression In(SearchInSyntax syntax)
    {
        FieldExpression field = binder.Resolve(syntax.Field, syntax.FieldSpan);
        ImmutableArray<TextTest> tests = [.. syntax.Values.Select(value => EqualityTest(value.Text))];
        TextTest test = tests.Length == 1 ? tests[0] : new AnyOfTest(tests);
        return new TestExpression(field, test, MissingIsFalse: true);
    }

    /// <summary>What <c>field=text</c> tests.</summary>
    private static TextTest EqualityTest(string text)
    {
        if (text == "*")
            return new ExistsTest();
        if (text.Contains('*', StringComparison.Ordinal))
            return new WildcardTest(text);
        if (IsAddressBlock(text))
            return new CidrTest(text);
        return PlainNumber.TryParse(text, out double number) ? new EqualsNumberTest(number, text) : new EqualsTest(text, TextCase.Ignore);
    }

    private Expression Term(SearchTermSyntax syntax)
    {
        if (syntax is { Kind: SearchTermKind.Word, Text: "*" })
            return new TruthExpression(true);
        if (syntax.Kind == SearchTermKind.Word && syntax.Text is "and" or "or" or "not")
        {
            binder.Report(Descriptors.LowerCaseOperator, syntax.Span, $"`{syntax.Text}` in lower case is a word to search for",
                "looked for in _raw", $"write `{syntax.Text.ToUpperInvariant()}`");
        }

        if (binder.Input.Find("_raw") is not { } raw)
            return new TruthExpression(false);
        return new RawTermExpression(syntax.Kind, syntax.Text, new FieldExpression("_raw", raw.Type));
    }

    /// <summary>True while the rows are events and no command before has made a field of this name.</summary>
    private bool IsOverEvents(string name) =>
        binder.Input.Tail is { IsEvent: true } && !binder.Input.Columns.Any(column => string.Equals(column.Name, name, StringComparison.Ordinal));

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
