using System.Text;
using CsCheck;
using Xunit;

namespace SplCompiler.Runtime.Tests.Regexes;

/// <summary>Replacing, which makes no match it need not make, against the matches themselves.</summary>
public sealed class ReplaceTests
{
    private static readonly SplRegex[] s_patterns =
        [.. ((string[])["a", "a*", "(a)(b)?", @"(?<x>b+)\s*", @"x\Kb", @"(a)\K(b)", "^|$", @"[^ab]", @"\\[^\\]*\z", @"(?i)A.b", "é|𝒳."]).Select(pattern => SplRegex.Create(pattern))];

    private static readonly Gen<string> s_texts = One("a", "b", "x", "ab", "xb", "aab", " ", "\\", "é", "𝒳", "\n", "").List[0, 12].Select(string.Concat);

    private static readonly Gen<string> s_replacements = One("-", "$1", @"\1", @"\2", @"\0", @"\\", @"\9", @"\n", "").List[0, 3].Select(string.Concat);

    [Fact]
    public void ItIsWhatTheMatchesSay() => Gen.Select(Gen.Int[0, s_patterns.Length - 1], s_texts, s_replacements, One(1, 2, int.MaxValue), Gen.Int[1, 3])
        .Sample((pattern, text, replacement, max, first) =>
        {
            SplRegex regex = s_patterns[pattern];
            Assert.Equal(Expected(regex, text, replacement, max, first), regex.Replace(text, replacement, max, first));
        });

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Expected(SplRegex regex, string text, string replacement, int max, int first)
    {
        var result = new StringBuilder();
        int at = 0;
        foreach (SplMatch match in regex.Matches(text).Skip(first - 1).Take(max))
        {
            result.Append(text, at, match.Index - at);
            for (int i = 0; i < replacement.Length; i++)
            {
                if (replacement[i] != '\\' || i + 1 == replacement.Length)
                {
                    result.Append(replacement[i]);
                    continue;
                }

                char next = replacement[++i];
                result.Append(next switch
                {
                    '\\' => "\\",
                    >= '0' and <= '9' => next - '0' < match.Groups.Length ? match.Groups[next - '0'] : "",
                    _ => $"\\{next}",
                });
            }

            at = match.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
