using System.Globalization;
using System.Text;
using SplCompiler.Pcre;

namespace SplCompiler.Runtime;

/// <summary>Writes sets of code points for an engine that sees UTF-16 units.</summary>
internal static class DotNetSets
{
    private const int LastBmp = 0xFFFF;

    /// <summary>A character as a pattern of its own.</summary>
    public static void AppendCharacter(StringBuilder text, int codePoint)
    {
        if (codePoint is > ' ' and < 127)
        {
            if (!char.IsAsciiLetterOrDigit((char)codePoint) && codePoint is not ('_' or '"' or '\'' or '<' or '>' or '=' or ':' or ';' or ',' or '!' or '@' or '%' or '&' or '`' or '~' or '/'))
                text.Append('\\');
            text.Append((char)codePoint);
            return;
        }

        foreach (char unit in char.ConvertFromUtf32(codePoint))
            text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
    }

    public static string Any(bool alsoNewline, bool wide)
    {
        if (!wide)
            return alsoNewline ? "[\\s\\S]" : ".";
        return alsoNewline
            ? "(?:[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]|[^\\uD800-\\uDFFF])"
            : "(?:[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]|[^\\n\\uD800-\\uDFFF])";
    }

    /// <summary>True when the set is written as one bracket, which takes a quantifier as it is.</summary>
    public static bool IsOneSet(PcreNode.Class set, bool wide) =>
        !(wide && MatchesAstral(set));

    /// <summary>
    /// A set. The narrow form is for text without surrogates, so it leaves characters above U+FFFF out; the wide form
    /// takes each as a pair.
    /// </summary>
    public static string Class(PcreNode.Class set, bool wide)
    {
        var bracket = new StringBuilder();
        foreach (PcreClassItem item in set.Items)
            AppendItem(bracket, item);

        if (!wide || !MatchesAstral(set))
            return bracket.Length > 0 ? (set.Negated ? $"[^{bracket}]" : $"[{bracket}]") : set.Negated ? "[\\s\\S]" : "(?!)";

        string pairs = string.Join('|', AstralRanges(set).SelectMany(range => SurrogatePairs.Patterns(range.First, range.Last)));
        if (!set.Negated)
            return bracket.Length > 0 ? $"(?:{pairs}|[{bracket}-[\\uD800-\\uDFFF]])" : $"(?:{pairs})";
        string excluded = pairs.Length == 0 ? "" : $"(?!{pairs})";
        return $"(?:{excluded}[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]|[^{bracket}\\uD800-\\uDFFF])";
    }

    private static bool MatchesAstral(PcreNode.Class set) => set.Negated || set.Items.Any(item => item is PcreClassItem.Property or PcreClassItem.Range { Last: > LastBmp });

    private static IEnumerable<PcreClassItem.Range> AstralRanges(PcreNode.Class set) => set.Items.SelectMany(item => item switch
    {
        PcreClassItem.Range { Last: > LastBmp } range => [new PcreClassItem.Range(Math.Max(range.First, LastBmp + 1), range.Last)],
        PcreClassItem.Property property => UnicodeCategories.RangesAbove(LastBmp, property.Name, property.Negated),
        _ => Enumerable.Empty<PcreClassItem.Range>(),
    });

    private static void AppendItem(StringBuilder bracket, PcreClassItem item)
    {
        switch (item)
        {
            case PcreClassItem.Property property:
                bracket.Append(property.Negated ? "\\P{" : "\\p{").Append(property.Name).Append('}');
                break;
            case PcreClassItem.Range { First: <= LastBmp } range:
                AppendUnit(bracket, range.First);
                if (range.Last == range.First)
                    break;
                bracket.Append('-');
                AppendUnit(bracket, Math.Min(range.Last, LastBmp));
                break;
        }
    }

    private static void AppendUnit(StringBuilder bracket, int unit)
    {
        if (char.IsAsciiLetterOrDigit((char)unit) || unit == '_')
            bracket.Append((char)unit);
        else if (unit is > ' ' and < 127)
            bracket.Append('\\').Append((char)unit);
        else
            bracket.Append(CultureInfo.InvariantCulture, $"\\u{unit:X4}");
    }
}
