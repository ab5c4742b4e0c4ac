using System.Globalization;
using System.Text;

namespace SplCompiler.Emission;

/// <summary>The only way from text of a rule to C# source: literals, identifiers, comments. Nothing of a rule can become code.</summary>
public static class CSharpText
{
    /// <summary>A C# string literal; verbatim when that reads better.</summary>
    public static string Literal(string text)
    {
        bool isPlain = true;
        foreach (char c in text)
            isPlain &= c is >= ' ' and < '\u007f';
        if (isPlain && text.Contains('\\', StringComparison.Ordinal))
            return "@\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

        var result = new StringBuilder("\"");
        foreach (char c in text)
        {
            result.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                >= ' ' and < '\u007f' => c.ToString(),
                _ when char.IsLetterOrDigit(c) && !char.IsSurrogate(c) => c.ToString(),
                _ => $"\\u{(int)c:x4}",
            });
        }

        return result.Append('"').ToString();
    }

    /// <summary>A UTF-8 literal: <c>"text"u8</c>. Text that is no valid UTF-16 has no UTF-8 form and is written byte by byte.</summary>
    public static string Utf8Literal(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])))
                return $"[{string.Join(", ", Encoding.UTF8.GetBytes(text))}]";
            if (char.IsHighSurrogate(text[i]))
                i++;
        }

        return Literal(text) + "u8";
    }

    public static string Literal(double number) => number switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when double.IsNaN(number) => "double.NaN",
        _ when Math.Abs(number) < 1e15 && Math.Floor(number) == number => ((long)number).ToString(CultureInfo.InvariantCulture),
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>Text inside an XML documentation comment.</summary>
    public static string XmlText(string text) => Printable(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Text on one comment line: no line break of any kind can end the comment.</summary>
    public static string Printable(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            bool isBreak = c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' or '\t';
            if (isBreak)
                result.Append(' ');
            else if (char.IsControl(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format)
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                result.Append(c);
        }

        return result.ToString();
    }
}
