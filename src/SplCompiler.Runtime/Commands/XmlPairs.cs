namespace SplCompiler.Runtime;

/// <summary>The fields of <c>xmlkv</c>: tags with only text between them. The text is taken as it stands, entities included.</summary>
/// <remarks>Source: Search Reference, "xmlkv". No XML parser: the command looks for tags in any text.</remarks>
public static class XmlPairs
{
    /// <summary>The pairs of each value; of a tag that comes again the last.</summary>
    public static OpenFields Of(SplValue value)
    {
        var fields = new FieldCollector();
        for (int i = 0; i < value.Count; i++)
            Add(value[i].Text!, fields);
        return fields.ToOpenFields();
    }

    private static void Add(string text, FieldCollector fields)
    {
        int open = text.IndexOf('<', StringComparison.Ordinal);
        while (open >= 0)
        {
            int close = text.IndexOf('>', open);
            if (close < 0)
                return;
            int next = text.IndexOf('<', close);
            if (next < 0)
                return;

            ReadOnlySpan<char> tag = text.AsSpan((open + 1)..close);
            ReadOnlySpan<char> name = tag[..(tag.IndexOfAny(" \t\r\n") is >= 0 and var end ? end : tag.Length)];
            bool isPair = !name.IsEmpty && name[0] is not ('/' or '?' or '!') && tag[^1] != '/' && ClosesAt(text, next, name);
            if (isPair)
                fields.Set(name.ToString(), text[(close + 1)..next]);
            open = next;
        }
    }

    private static bool ClosesAt(string text, int position, ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> rest = text.AsSpan(position);
        return rest.StartsWith("</") && rest[2..].StartsWith(name) && rest[(2 + name.Length)..].TrimStart().StartsWith('>');
    }
}
