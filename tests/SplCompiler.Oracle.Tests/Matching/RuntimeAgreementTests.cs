using System.Text;
using SplCompiler.Oracle;
using SplCompiler.Oracle.Matching;
using SplCompiler.Runtime;
using SplCompiler.Syntax;
using Xunit;

namespace SplCompiler.Tests.Matching;

/// <summary>The matchers of the runtime against the plain ones of the oracle, on random text over few letters.</summary>
public sealed class RuntimeAgreementTests
{
    private const int Rounds = 20_000;

    private static readonly string[] s_raw = ["a", "b", "B", ".", "-", "--", "=", " ", "<", "%20", "%", "2", "0", "_", "é", "É", "𝒳"];

    private readonly Random _random = new(5);

    [Theory]
    [InlineData(SearchTermKind.Word)]
    [InlineData(SearchTermKind.Phrase)]
    [InlineData(SearchTermKind.Term)]
    [InlineData(SearchTermKind.WholeTerm)]
    [InlineData(SearchTermKind.Case)]
    public void TermsAreFoundInTheSameRawText(SearchTermKind kind)
    {
        for (int i = 0; i < Rounds; i++)
        {
            string raw = Text(s_raw, 9), term = Text([.. s_raw, "*"], 5);
            var compiled = new RawTerm(Enum.Parse<RawTermKind>(kind.ToString()), term);
            Agree(RawTerms.IsIn(raw, kind, term), compiled.IsIn(Encoding.UTF8.GetBytes(raw)), $"{kind} `{term}` in `{raw}`");
        }
    }

    [Fact]
    public void WildcardsMatchTheSameValues()
    {
        for (int i = 0; i < Rounds; i++)
        {
            string value = Text(["a", "A", "b", "é", "É", "\n", "K"], 7), pattern = Text(["a", "B", "é", "k", "*", "*"], 5);
            Agree(
                Pattern.Parse(pattern, '*', null, Letters.SameIgnoringCase).MatchesWhole(value),
                new WildcardPattern(pattern).IsMatch(Encoding.UTF8.GetBytes(value)),
                $"`{pattern}` on `{value}`");
        }
    }

    [Fact]
    public void LikePatternsMatchTheSameValues()
    {
        for (int i = 0; i < Rounds; i++)
        {
            string value = Text(["a", "b", "é", "𝒳", "\n"], 7), pattern = Text(["a", "b", "é", "_", "%"], 6);
            Agree(TextTests.Like(value, pattern), new LikePattern(pattern).IsMatch(Encoding.UTF8.GetBytes(value)), $"`{pattern}` on `{value}`");
        }
    }

    [Fact]
    public void TheSameTextsAreNumbers()
    {
        for (int i = 0; i < Rounds; i++)
        {
            string text = Text(["1", "0", "9", ".", "-", "+", "e", "E", "5", " ", "n", "٣"], 6);
            double? expected = Numbers.Parse(text);
            Agree(expected, SplNumber.TryParse(text, out double chars) ? chars : null, $"`{text}`, UTF-16");
            Agree(expected, SplNumber.TryParse(Encoding.UTF8.GetBytes(text), out double bytes) ? bytes : null, $"`{text}`, UTF-8");
        }
    }

    [Fact]
    public void NumbersPrintTheSame()
    {
        for (int i = 0; i < Rounds; i++)
        {
            double number = (_random.Next(5)) switch
            {
                0 => _random.Next(-1000, 1000) / 8.0,
                1 => _random.NextInt64(),
                2 => BitConverter.Int64BitsToDouble(_random.NextInt64()),
                3 => Math.Pow(10, _random.Next(-20, 25)),
                _ => -_random.NextDouble(),
            };
            Assert.Equal(Numbers.Format(number), SplNumber.Format(number));
        }
    }

    [Fact]
    public void TheSameAddressesAreInABlock()
    {
        string[] addresses = ["10.0.0.1", "10.0.1.1", "010.0.0.1", "10.0.0", "10.0.0.256", "::1", "2001:db8::1", "2001:DB8:0:0::2", "::ffff:10.0.0.1", "::ffff:10.0.0.1:1", "1::2::3", "fe80::1%eth0", "", "x", "[::1]", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", ":", "::", "1:2:3:4:5:6:7::", "10.0.0.1 ", "12345::"];
        string[] blocks = ["10.0.0.0/8", "10.0.0.0/24", "10.0.0.1/32", "0.0.0.0/0", "10.0.0.0/33", "::/0", "2001:db8::/32", "2001:db8::/129", "x/8", "10.0.0.0", "::ffff:0:0/96", "10.0.0.0/ 8", "10.0.0.0/+8"];
        foreach (string block in blocks)
        {
            AddressBlock? expected = AddressBlock.TryParse(block);
            Cidr? actual = Cidr.TryParse(block);
            Assert.Equal(expected is null, actual is null);
            foreach (string address in addresses)
                Agree(expected?.Contains(address) ?? false, actual?.Contains(Encoding.UTF8.GetBytes(address)) ?? false, $"{address} in {block}");
        }
    }

    [Fact]
    public void TextsHaveTheSameOrder()
    {
        for (int i = 0; i < Rounds; i++)
        {
            string left = Text(["a", "B", "é", "𝒳", "\uE000", "\uFFFD"], 4), right = Text(["a", "B", "é", "𝒳", "\uE000", "\uFFFD"], 4);
            Agree(Math.Sign(Letters.Compare(left, right)), Math.Sign(Compare.Texts(left, right)), $"`{left}` and `{right}`");
        }
    }

    private string Text(string[] letters, int most) =>
        string.Concat(Enumerable.Range(0, _random.Next(most + 1)).Select(_ => letters[_random.Next(letters.Length)]));

    private static void Agree<T>(T oracle, T runtime, string what) =>
        Assert.True(EqualityComparer<T>.Default.Equals(oracle, runtime), $"{what}: oracle {oracle}, runtime {runtime}");
}
