using System.Text;

namespace SplCompiler.Runtime;

/// <summary>The edits of <c>rex mode=sed</c>, on each value of a field.</summary>
/// <remarks>Source: Search Reference, "rex" (sed-expression).</remarks>
public static class Sed
{
    /// <summary>Replaces matches, <paramref name="max"/> of them from number <paramref name="first"/> (from 1) on. In the replacement <c>\1</c> is a group.</summary>
    public static SplValue Replace(SplValue value, SplRegex regex, string replacement, int first, int max) =>
        value.Each(one => regex.Replace(one.Text!, replacement, max, first));

    /// <summary>Replaces each character of <paramref name="from"/> by the one at its place in <paramref name="to"/>.</summary>
    public static SplValue Transliterate(SplValue value, string from, string to)
    {
        List<Rune> source = [.. from.EnumerateRunes()];
        List<Rune> target = [.. to.EnumerateRunes()];
        return value.Each(one =>
        {
            var text = new StringBuilder();
            foreach (Rune rune in one.Text!.EnumerateRunes())
                text.Append(source.IndexOf(rune) is >= 0 and var place ? target[place] : rune);
            return text.ToString();
        });
    }
}
