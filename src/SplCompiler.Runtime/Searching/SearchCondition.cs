using System.Collections.Immutable;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A search expression that is only known when a search runs: what the rows of a subsearch say.</summary>
/// <remarks>Source: Search Reference, "search". The same meaning as that of compiled searches.</remarks>
public abstract class SearchCondition
{
    public abstract bool Holds(OpenFields row);

    public static SearchCondition All(ImmutableArray<SearchCondition> parts) => parts.Length == 1 ? parts[0] : new AllOf(parts);

    public static SearchCondition Any(ImmutableArray<SearchCondition> parts) => parts.Length == 1 ? parts[0] : new AnyOf(parts);

    public static SearchCondition Not(SearchCondition part) => new NotOf(part);

    /// <summary>A word, phrase, TERM() or CASE() that <c>_raw</c> must contain.</summary>
    public static SearchCondition Contains(RawTerm term) => term is { Kind: RawTermKind.Word, Text: "*" } ? All([]) : new TermIn(term);

    /// <summary>A field against text: <c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</summary>
    public static SearchCondition Compare(string field, string comparison, string text) => new FieldTest(field, TestOf(comparison, text));

    /// <summary>The same comparison for values at hand.</summary>
    internal static bool Holds(FieldValues values, string comparison, string text) => TestOf(comparison, text)(values);

    private static Test TestOf(string comparison, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        bool isNumber = SplNumber.TryParse(text, out double number);
        return comparison switch
        {
            "=" => Equal(text, utf8, isNumber, number),
            "!=" => Differs(text, utf8, isNumber, number),
            "<" => isNumber ? values => values.AnyLess(number, utf8) : values => values.AnyLess(utf8),
            "<=" => isNumber ? values => values.AnyLessOrEqual(number, utf8) : values => values.AnyLessOrEqual(utf8),
            ">" => isNumber ? values => values.AnyGreater(number, utf8) : values => values.AnyGreater(utf8),
            _ => isNumber ? values => values.AnyGreaterOrEqual(number, utf8) : values => values.AnyGreaterOrEqual(utf8),
        };
    }

    private static Test Equal(string text, byte[] utf8, bool isNumber, double number)
    {
        if (text == "*")
            return values => values.IsPresent;
        if (text.Contains('*', StringComparison.Ordinal))
            return Wildcard(text) is var wildcard ? values => values.AnyMatchesWildcard(wildcard) : _ => false;
        if (Cidr.TryParse(text) is { } block)
            return values => values.AnyInCidr(block);
        return isNumber ? values => values.AnyEqualsNumberOrText(number, utf8) : values => values.AnyEqualsIgnoreCase(utf8);
    }

    private static Test Differs(string text, byte[] utf8, bool isNumber, double number)
    {
        if (text == "*")
            return _ => false;
        if (text.Contains('*', StringComparison.Ordinal))
            return Wildcard(text) is var wildcard ? values => values.AnyDiffersFromWildcard(wildcard) : _ => false;
        if (Cidr.TryParse(text) is { } block)
            return values => values.AnyDiffersFromCidr(block);
        return isNumber ? values => values.AnyDiffersFromNumberOrText(number, utf8) : values => values.AnyDiffersIgnoreCase(utf8);
    }

    private static WildcardPattern Wildcard(string text) => new(text);

    private delegate bool Test(FieldValues values);

    private sealed class FieldTest(string field, Test test) : SearchCondition
    {
        public override bool Holds(OpenFields row) => test(row[field].ToFieldValues());
    }

    private sealed class TermIn(RawTerm term) : SearchCondition
    {
        public override bool Holds(OpenFields row) => term.IsInAny(row["_raw"].ToFieldValues());
    }

    private sealed class AllOf(ImmutableArray<SearchCondition> parts) : SearchCondition
    {
        public override bool Holds(OpenFields row) => parts.All(part => part.Holds(row));
    }

    private sealed class AnyOf(ImmutableArray<SearchCondition> parts) : SearchCondition
    {
        public override bool Holds(OpenFields row) => parts.Any(part => part.Holds(row));
    }

    private sealed class NotOf(SearchCondition part) : SearchCondition
    {
        public override bool Holds(OpenFields row) => !part.Holds(row);
    }
}
