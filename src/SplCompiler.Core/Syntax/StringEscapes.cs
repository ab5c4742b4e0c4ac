using System.Text;

namespace SplCompiler.Syntax;

/// <summary>The one level of backslash removal of SPL.</summary>
/// <remarks>Source: Search Manual, "SPL and regular expressions", "Backslashes": <c>\\</c> and <c>\"</c> are unescaped, any other backslash stays.</remarks>
public static class StringEscapes
{
    /// <summary>What a text between double quotes stands for in eval, rex, regex: <c>"a\\b\d"</c> is <c>a\b\d</c>.</summary>
    public static string Unescape(string text) => Unescape(text, pipe: false);

    /// <summary>As <see cref="Unescape(string)"/>; in search values <c>\|</c> is <c>|</c> as well.</summary>
    public static string UnescapeSearchValue(string text) => Unescape(text, pipe: true);

    /// <summary>Writes text so that <see cref="Unescape(string)"/> gives it back.</summary>
    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Unescape(string text, bool pipe)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;

        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isEscape = text[i] == '\\' && i + 1 < text.Length && (text[i + 1] is '\\' or '"' || (pipe && text[i + 1] == '|'));
            if (isEscape)
                i++;
            result.Append(text[i]);
        }

        return result.ToString();
    }
}
