using CsCheck;
using SplCompiler.Optimization.Regexes;
using SplCompiler.Runtime;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Core.Tests.Regexes;

public class RegexLoweringTests(ITestOutputHelper output)
{
    [Fact]
    public void ALazyGapBetweenLiteralsIsTheLiteralsInOrderOnOneLine() =>
        Assert.Equal(
            new LoweredRegex.InOrder([new("/c", 0), new("\\\\", 1)], SequenceStart.Anywhere, SequenceEnd.Anywhere, AcrossLines: false, IgnoreCase: false),
            RegexLowering.Lower(@"\/c.{1,}?\x5c\x5c"));

    [Theory]
    [InlineData("cmd", "Contains cmd")]
    [InlineData("(?i)cmd\\.exe", "Contains/i cmd.exe")]
    [InlineData(".*cmd.*", "Contains cmd")]
    [InlineData("^cmd", "StartsWith cmd")]
    [InlineData("\\s*cmd\\d*", "Contains cmd")]
    [InlineData("[Cc]md", "Contains cmd | Contains Cmd")]
    [InlineData("[cC][mM][dD]", "Contains/i cmd")]
    [InlineData("cmd$", "EndsWith cmd | EndsWith cmd⏎")]
    [InlineData("cmd\\z", "EndsWith cmd")]
    [InlineData("^cmd$", "EqualTo cmd | EqualTo cmd⏎")]
    [InlineData("(cmd|powershell)\\.exe", "Contains cmd.exe | Contains powershell.exe")]
    [InlineData("cmd|cmd2", "Contains cmd")]
    [InlineData("https?:", "Contains http: | Contains https:")]
    [InlineData("a+b", "Contains ab")]
    [InlineData("é", "Contains é")]
    [InlineData("", "Anything")]
    [InlineData(".*", "Anything")]
    [InlineData("^.*a", "InOrder ^ '' 0 'a' one line")]
    [InlineData("(?s)a.+b\\z", "InOrder 'a' 1 'b' \\z")]
    [InlineData("(?i)^a.*b.*c$", "InOrder/i ^ 'a' 0 'b' 0 'c' $ one line")]
    public void APatternOfLiteralsIsLowered(string pcre, string lowered) => Assert.Equal(lowered, Describe(RegexLowering.Lower(pcre)));

    [Theory]
    [InlineData("a.b", "one character of any kind")]
    [InlineData("\\bcmd\\b", "a word boundary")]
    [InlineData("a\\d+b", "a loop")]
    [InlineData("a\\db", "a character class")]
    [InlineData("(?i)é", "case folding outside ASCII")]
    [InlineData("(?m)^a", "an anchor inside the pattern or of lines")]
    [InlineData("a.{2,5}b", "a loop")]
    [InlineData("(?=a)b", "look-around")]
    [InlineData("a\n.*b", "a newline in a sequence")]
    [InlineData("(a", "missing closing parenthesis")]
    [InlineData("a*+ab", "a possessive loop")]
    public void APatternThatIsMoreThanLiteralsStaysARegex(string pcre, string reason) =>
        Assert.Equal(new LoweredRegex.NotLowered(reason), RegexLowering.Lower(pcre));

    [Theory]
    [InlineData("(?i)\\\\(cmd|pwsh)\\.exe\\s+/c", "\\cmd.exe/i | \\pwsh.exe/i")]
    [InlineData("foo\\d+barbar", "barbar")]
    [InlineData("(a|b)?xyz\\w", "xyz")]
    [InlineData("\\d+", "")]
    [InlineData("(foo|\\d)", "")]
    [InlineData("(foo|bar)+", "bar | foo")]
    [InlineData("(?=secret).*", "secret")]
    [InlineData("(?!secret)abc", "abc")]
    [InlineData("(?i)é12", "É12 | é12")]
    public void RequiredLiteralsAreInEveryMatch(string pcre, string literals) =>
        Assert.Equal(literals, string.Join(" | ", RegexLiterals.Required(pcre).Select(literal => literal.Text + (literal.IgnoreCase ? "/i" : ""))));

    private static readonly string[] s_parts =
    [
        "a", "b", "A", "é", "É", "\\n", ".", ".*", ".+", ".{1,}?", ".{2,}", ".?", "a?", "b+", "b*", "[ab]", "[aA]", "[^\\n]*", "[\\s\\S]*", "(a|b)", "(?:ab|A)*", "(a|)", "^", "$", "\\z", "\\A",
        "(?i)", "(?s)", "(?m)", "(?-i)", "|", "\\b", "a{2}", "a*+", "(?>a)", "(?=a)", "(.*)", "(a+)", "(^a|b)", "(a$|b)",
    ];

    [Fact]
    public void WhatIsLoweredHoldsForExactlyTheTextsThatTheRegexMatches()
    {
        int lowered = 0, all = 0;
        Gen.Select(Pattern(), Text()).Sample((pcre, text) =>
        {
            if (SplRegex.TryCreate(pcre, out _) is not { } regex)
                return true;
            Interlocked.Increment(ref all);
            bool expected = regex.IsMatch(text);
            if (regex.GivenUp > 0)
                return true;
            RequiredLiteral[] required = [.. RegexLiterals.Required(pcre)];
            if (expected && required.Length > 0 && !required.Any(literal => IsIn(literal, text)))
                return false;
            LoweredRegex form = RegexLowering.Lower(pcre);
            if (form is LoweredRegex.NotLowered)
                return true;
            Interlocked.Increment(ref lowered);
            return Evaluation.Holds(form, text) == expected;
        }, iter: 30_000, print: sample => $"{sample.Item1} on {sample.Item2.ReplaceLineEndings("⏎")} is {Describe(RegexLowering.Lower(sample.Item1))}");
        output.WriteLine($"{lowered} of {all} pairs of pattern and text were lowered");
        Assert.True(lowered * 4 > all);
    }

    private static bool IsIn(RequiredLiteral literal, string text) =>
        (literal.IgnoreCase ? RegexLiteral.IgnoreCase(literal.Text) : RegexLiteral.WithCase(literal.Text)).IsIn(System.Text.Encoding.UTF8.GetBytes(text));

    private static Gen<string> Pattern() => Gen.Int[0, s_parts.Length - 1].Select(i => s_parts[i]).Array[0, 5].Select(parts => string.Concat(parts));

    private static Gen<string> Text() => Gen.Int[0, 6].Select(i => "abABéÉ\n"[i]).Array[0, 8].Select(chars => new string(chars));

    private static string Describe(LoweredRegex lowered) => (lowered switch
    {
        LoweredRegex.EqualTo(var literal, var ignoreCase) => $"EqualTo{Flag(ignoreCase)} {literal}",
        LoweredRegex.StartsWith(var literal, var ignoreCase) => $"StartsWith{Flag(ignoreCase)} {literal}",
        LoweredRegex.EndsWith(var literal, var ignoreCase) => $"EndsWith{Flag(ignoreCase)} {literal}",
        LoweredRegex.Contains(var literal, var ignoreCase) => $"Contains{Flag(ignoreCase)} {literal}",
        LoweredRegex.InOrder order => $"InOrder{Flag(order.IgnoreCase)} {(order.Start == SequenceStart.AtTextStart ? "^ " : "")}"
            + string.Join(' ', order.Pieces.Select((piece, i) => i == 0 ? $"'{piece.Literal}'" : $"{piece.MinCharactersBefore} '{piece.Literal}'"))
            + (order.End switch { SequenceEnd.AtTextEnd => " $", SequenceEnd.AtVeryEnd => " \\z", _ => "" })
            + (order.AcrossLines ? "" : " one line"),
        LoweredRegex.AnyOf any => string.Join(" | ", any.Alternatives.Select(Describe)),
        LoweredRegex.Anything => "Anything",
        _ => lowered.ToString(),
    }).Replace('\n', '⏎');

    private static string Flag(bool ignoreCase) => ignoreCase ? "/i" : "";
}
