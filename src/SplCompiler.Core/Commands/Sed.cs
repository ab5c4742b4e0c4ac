using System.Globalization;
using System.Text;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Rules;

namespace SplCompiler.Commands;

/// <summary>The expressions of <c>rex mode=sed</c>: <c>s/regex/replacement/flags</c> and <c>y/abc/xyz/</c>, one or several separated by blanks or <c>;</c>.</summary>
/// <remarks>Source: Search Reference, "rex" (sed-expression). <c>&amp;</c> is itself: the manual only names <c>\1</c>.</remarks>
internal static class Sed
{
    public static Stage? Bind(string text, SourceSpan span, FieldExpression field, Binder binder)
    {
        Expression value = field;
        int position = 0;
        do
        {
            if (Step(text, span, ref position, value, binder) is not { } next)
                return null;
            value = next;
            while (position < text.Length && (char.IsWhiteSpace(text[position]) || text[position] == ';'))
                position++;
        }
        while (position < text.Length);
        return binder.Assign((field.Name, value));
    }

    private static Expression? Step(string text, SourceSpan span, ref int position, Expression value, Binder binder)
    {
        if (position + 1 >= text.Length || text[position] is not ('s' or 'y') || char.IsAsciiLetterOrDigit(text[position + 1]) || text[position + 1] == '\\')
            return Refuse(binder, span, "expected `s/regex/replacement/flags` or `y/from/to/`");

        bool isSubstitution = text[position] == 's';
        char delimiter = text[position + 1];
        position += 2;
        if (Part(text, delimiter, ref position) is not { } first || Part(text, delimiter, ref position) is not { } second)
            return Refuse(binder, span, $"expected three `{delimiter}`");
        if (!isSubstitution)
            return Transliteration(binder, span, Unescape(first, delimiter), Unescape(second, delimiter), value);

        int flagsAt = position;
        while (position < text.Length && char.IsAsciiLetterOrDigit(text[position]))
            position++;
        return Substitution(binder, span, first, Unescape(second, delimiter), text[flagsAt..position], value);
    }

    private static CallExpression? Transliteration(Binder binder, SourceSpan span, string from, string to, Expression value)
    {
        if (from.EnumerateRunes().Count() != to.EnumerateRunes().Count())
        {
            binder.Report(Descriptors.InvalidOption, span, "both parts of `y///` need the same number of characters", "different lengths");
            return null;
        }

        return new RowFunction("Sed.Transliterate", SplType.Any, RowConstant.Of(from), RowConstant.Of(to)).Of(value);
    }

    private static CallExpression? Substitution(Binder binder, SourceSpan span, string pattern, string replacement, string flags, Expression value)
    {
        bool isAll = flags.Contains('g', StringComparison.Ordinal);
        string digits = new([.. flags.Where(char.IsAsciiDigit)]);
        int first = 1;
        bool isKnown = flags.All(flag => char.IsAsciiDigit(flag) || flag is 'g' or 'i' or 'I')
            && (digits.Length == 0 || (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out first) && first > 0));
        if (!isKnown)
            return Refuse(binder, span, $"`{flags}` are no flags: g, i, or the number of the match");
        if (flags.Contains('i', StringComparison.OrdinalIgnoreCase))
            pattern = "(?i)" + pattern;
        if (!Patterns.Check(pattern, span, binder))
            return null;

        return new RowFunction(
            "Sed.Replace", SplType.Any,
            RowConstant.Pattern(pattern, "sed"), RowConstant.Of(replacement), RowConstant.Of(first), RowConstant.Of(isAll ? int.MaxValue : 1)).Of(value);
    }

    /// <summary>The text up to the next delimiter that no backslash protects; null when there is none.</summary>
    private static string? Part(string text, char delimiter, ref int position)
    {
        int start = position;
        for (; position < text.Length; position++)
        {
            if (text[position] == '\\')
                position++;
            else if (text[position] == delimiter)
                return text[start..position++];
        }

        return null;
    }

    /// <summary>A protected delimiter is the delimiter; <c>\n</c> and <c>\t</c> are characters. In the regex part PCRE reads all of these itself.</summary>
    private static string Unescape(string text, char delimiter)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            char next = text[++i];
            if (next == delimiter)
                result.Append(next);
            else if (next is 'n' or 't')
                result.Append(next == 'n' ? '\n' : '\t');
            else
                result.Append('\\').Append(next);
        }

        return result.ToString();
    }

    private static CallExpression? Refuse(Binder binder, SourceSpan span, string label)
    {
        binder.Report(Descriptors.InvalidOption, span, "this is no sed expression", label, "such as `s/\\s+/ /g` or `y/abc/xyz/`");
        return null;
    }
}
