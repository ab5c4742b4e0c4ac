using System.Text;

namespace SplCompiler.Runtime;

/// <summary>The fields of <c>extract</c>: key and value pairs in text.</summary>
/// <remarks>Source: Search Reference, "extract"; limits.conf, [kv].</remarks>
public static class KeyValuePairs
{
    /// <summary>The pairs of the text, by automatic rules or, when delimiters are given, by these.</summary>
    /// <param name="value">The text; of several values each.</param>
    /// <param name="pairDelimiters">Each of these characters separates pairs; empty for automatic extraction.</param>
    /// <param name="keyDelimiters">Each of these characters separates a key from its value.</param>
    /// <param name="limit">At most this many pairs.</param>
    /// <param name="maxCharacters">No more of a text is looked at.</param>
    /// <param name="addsValues">A key that comes again adds a value; else its first value stays.</param>
    /// <param name="cleansKeys">Other characters of keys than letters, digits and <c>_</c> become <c>_</c>.</param>
    public static OpenFields Of(
        SplValue value, string pairDelimiters, string keyDelimiters, int limit, int maxCharacters, bool addsValues, bool cleansKeys)
    {
        var fields = new FieldCollector();
        for (int i = 0; i < value.Count; i++)
        {
            string text = value[i].Text!;
            text = text.Length > maxCharacters ? text[..maxCharacters] : text;
            bool isAutomatic = pairDelimiters.Length == 0 && keyDelimiters.Length == 0;
            foreach ((string key, string found) in (isAutomatic ? Automatic(text) : Delimited(text, pairDelimiters, keyDelimiters)).Take(limit))
            {
                string name = cleansKeys ? Clean(key) : key;
                if (name.Length > 0 && found.Length > 0 && (addsValues || !fields.Contains(name)))
                    fields.Add(name, found);
            }
        }

        return fields.ToOpenFields();
    }

    /// <summary><c>key=value</c>: the key goes back to a blank or bracket, the value runs to a blank, or to the closing quote.</summary>
    private static IEnumerable<(string Key, string Value)> Automatic(string text)
    {
        int position = 0;
        while (text.IndexOf('=', position) is >= 0 and var equals)
        {
            string before = text[position..equals];
            string key = before[(before.LastIndexOfAny([.. " \t\r\n,;:|&?\"'()[]{}<>="]) + 1)..];
            int start = equals + 1;
            bool isQuoted = start < text.Length && text[start] == '"';
            start += isQuoted ? 1 : 0;
            int end = isQuoted ? text.IndexOf('"', start) : text.AsSpan(start).IndexOfAny(" \t\r\n,;&\"") is >= 0 and var length ? start + length : -1;
            end = end < 0 ? text.Length : end;
            yield return (key, text[start..end]);
            position = isQuoted ? Math.Min(end + 1, text.Length) : Math.Max(end, equals + 1);
        }
    }

    private static IEnumerable<(string Key, string Value)> Delimited(string text, string pairDelimiters, string keyDelimiters)
    {
        foreach (string pair in pairDelimiters.Length == 0 ? [text] : Pieces(text, pairDelimiters))
        {
            int delimiter = keyDelimiters.Length == 0 ? pair.IndexOf('=', StringComparison.Ordinal) : pair.AsSpan().IndexOfAny(keyDelimiters);
            if (delimiter > 0)
                yield return (pair[..delimiter].Trim(), Unquote(pair[(delimiter + 1)..].Trim()));
        }
    }

    /// <summary>Cuts at delimiters outside quotes.</summary>
    private static IEnumerable<string> Pieces(string text, string delimiters)
    {
        int start = 0;
        bool isQuoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '"')
                isQuoted = !isQuoted;
            bool ends = i == text.Length || (!isQuoted && delimiters.Contains(text[i], StringComparison.Ordinal));
            if (!ends)
                continue;
            yield return text[start..i];
            start = i + 1;
        }
    }

    private static string Unquote(string text) => text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;

    private static string Clean(string key)
    {
        var name = new StringBuilder(key.Length);
        foreach (char c in key)
        {
            bool isLetter = char.IsAsciiLetter(c) || c >= 0x80;
            if (isLetter || (name.Length > 0 && char.IsAsciiDigit(c)))
                name.Append(c);
            else if (name.Length > 0)
                name.Append('_');
        }

        return name.ToString();
    }
}
