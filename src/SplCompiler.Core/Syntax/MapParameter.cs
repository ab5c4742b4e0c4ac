namespace SplCompiler.Syntax;

/// <summary><c>$field$</c> in the template of <c>map</c>: a value of the row that the template runs for.</summary>
/// <remarks>Source: Search Reference, "map".</remarks>
internal static class MapParameter
{
    /// <summary>The position behind a parameter that begins here, or null.</summary>
    public static int? EndAt(string text, int position, int end)
    {
        int closing = text.IndexOf('$', position + 1, end - position - 1);
        if (closing <= position + 1)
            return null;
        foreach (char c in text.AsSpan(position + 1, closing - position - 1))
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '.' or '{' or '}' or '-' or ':'))
                return null;
        }

        return closing + 1;
    }

    /// <summary>Cuts a text at its parameters: plain text and names in turn, the first plain.</summary>
    public static List<string> Split(string text)
    {
        var parts = new List<string> { "" };
        for (int i = 0; i < text.Length;)
        {
            if (text[i] == '$' && EndAt(text, i, text.Length) is { } end)
            {
                parts.Add(text[(i + 1)..(end - 1)]);
                parts.Add("");
                i = end;
            }
            else
            {
                parts[^1] += text[i++];
            }
        }

        return parts;
    }
}
