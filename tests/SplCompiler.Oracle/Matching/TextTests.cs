using System.Text;
using SplCompiler.Planning;
using SplCompiler.Runtime;

namespace SplCompiler.Oracle.Matching;

/// <summary>The tests that a search comparison, <c>match()</c> or <c>like()</c> makes of one value.</summary>
/// <remarks>Source: Search Reference, "search"; Search Manual, "Wildcards", "Difference between NOT and !=".</remarks>
internal static class TextTests
{
    public static bool Passes(OracleScalar value, TextTest test) => test switch
    {
        ExistsTest => true,
        EqualsTest equals => Equal(value.Text, equals.Text, Same(equals.Case)),
        EqualsNumberTest number => value.Number == number.Number || Equal(value.Text, number.Text, Letters.SameIgnoringCase),
        StartsWithTest starts => StartPositions(value.Text, starts.Text, starts.Case).Contains(0),
        EndsWithTest ends => StartPositions(value.Text, ends.Text, ends.Case).Contains(Letters.Of(value.Text).Length - Letters.Of(ends.Text).Length),
        ContainsTest contains => StartPositions(value.Text, contains.Text, contains.Case).Any(),
        SequenceTest sequence => InSequence(value.Text, sequence),
        WildcardTest wildcard => Pattern.Parse(wildcard.Pattern, '*', null, Letters.SameIgnoringCase).MatchesWhole(value.Text),
        LikeTest like => Like(value.Text, like.Pattern),
        RegexTest regex => SplRegex.Create(regex.Pattern).IsMatch(value.Text),
        CidrTest cidr => AddressBlock.TryParse(cidr.Block) is { } block ? block.Contains(value.Text) : Equal(value.Text, cidr.Block, Letters.SameIgnoringCase),
        OneOfTest oneOf => oneOf.Texts.Any(text => Passes(value, new EqualsTest(text, oneOf.Case))),
        OrderTest order => Comparing.Holds(order.Operator, Comparing.Order(value, OracleScalar.Of(order.Text))),
        AnyOfTest any => any.Tests.Any(part => Passes(value, part)),
        DiffersTest differs => !Passes(value, differs.Test),
        _ => throw new NotSupportedException($"The oracle does not know {test.GetType().Name}."),
    };

    /// <summary>The whole text fits a pattern of <c>%</c> (any run) and <c>_</c> (one character), with case.</summary>
    public static bool Like(string text, string pattern) => Pattern.Parse(pattern, '%', '_', Letters.Same).MatchesWhole(text);

    private static bool Equal(string left, string right, Func<Rune, Rune, bool> same)
    {
        Rune[] a = Letters.Of(left), b = Letters.Of(right);
        return a.Length == b.Length && a.Zip(b, same).All(equal => equal);
    }

    private static IEnumerable<int> StartPositions(string text, string part, TextCase textCase)
    {
        Rune[] letters = Letters.Of(text), wanted = Letters.Of(part);
        return Enumerable.Range(0, Math.Max(0, letters.Length - wanted.Length + 1))
            .Where(at => wanted.Zip(letters.Skip(at), Same(textCase)).All(equal => equal));
    }

    private static bool InSequence(string text, SequenceTest sequence)
    {
        var steps = new List<Step>();
        for (int i = 0; i < sequence.Texts.Length; i++)
        {
            if (i > 0)
                steps.Add(Pattern.Gap(sequence.MinimumGaps[i - 1], sequence.AcrossLines));
            steps.AddRange(Letters.Of(sequence.Texts[i]).Select(letter => Pattern.Literal(letter, Same(sequence.Case))));
        }

        Rune[] letters = Letters.Of(text);
        IEnumerable<int> starts = sequence.AtStart ? [0] : Enumerable.Range(0, letters.Length + 1);
        return new Pattern(steps).Ends(letters, starts).Any(end => sequence.End switch
        {
            SequenceEnd.Anywhere => true,
            SequenceEnd.VeryEnd => end == letters.Length,
            _ => end == letters.Length || (end == letters.Length - 1 && letters[end].Value == '\n'),
        });
    }

    private static Func<Rune, Rune, bool> Same(TextCase textCase) => textCase switch
    {
        TextCase.Exact => Letters.Same,
        TextCase.Ignore => Letters.SameIgnoringCase,
        _ => Letters.SameIgnoringAsciiCase,
    };
}
