using System.Text;

namespace SplCompiler.Syntax;

/// <summary>Patterns that are written in pieces.</summary>
public static class PatternText
{
    /// <summary>Joins quoted and unquoted pieces as a shell would: <c>"a="(?&lt;x&gt;".+")</c> is <c>a=(?&lt;x&gt;.+)</c>. Quoted pieces are unescaped.</summary>
    public static string Join(string text)
    {
        var result = new StringBuilder(text.Length);
        int position = 0;
        while (position < text.Length)
        {
            if (text[position] != '"')
            {
                if (text[position] == '\\' && position + 1 < text.Length)
                    result.Append(text[position++]);
                result.Append(text[position++]);
                continue;
            }

            int closing = position + 1;
            while (closing < text.Length && text[closing] != '"')
                closing += text[closing] == '\\' ? 2 : 1;
            closing = Math.Min(closing, text.Length);
            result.Append(StringEscapes.Unescape(text[(position + 1)..closing]));
            position = closing + 1;
        }

        return result.ToString();
    }
}
