namespace SplCompiler.Pcre;

/// <summary>Counts the groups of a pattern before it is parsed: a reference may point forwards, and <c>\12</c> is octal when there are fewer groups.</summary>
internal static class GroupScan
{
    public static (int Count, Dictionary<string, int> NumbersByName) Scan(string pattern)
    {
        int count = 0;
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i = SkipEscape(pattern, i);
                    break;
                case '[':
                    i = SkipClass(pattern, i);
                    break;
                case '(':
                    if (NameAt(pattern, i, out string? name))
                    {
                        count++;
                        if (name is not null)
                            names.TryAdd(name, count);
                    }

                    break;
            }
        }

        return (count, names);
    }

    // True when a capturing group opens here.
    private static bool NameAt(string pattern, int open, out string? name)
    {
        name = null;
        ReadOnlySpan<char> rest = pattern.AsSpan(open + 1);
        if (rest.IsEmpty || rest[0] is not ('?' or '*'))
            return true;
        int start = rest.StartsWith("?P<", StringComparison.Ordinal) ? 3
            : rest.StartsWith("?'", StringComparison.Ordinal) ? 2
            : rest.StartsWith("?<", StringComparison.Ordinal) && rest.Length > 2 && rest[2] is not ('=' or '!') ? 2
            : 0;
        int end = start == 0 ? -1 : rest[start..].IndexOfAny('>', '\'');
        if (end < 0)
            return false;
        name = rest.Slice(start, end).ToString();
        return true;
    }

    private static int SkipEscape(string pattern, int at)
    {
        if (at + 1 < pattern.Length && pattern[at + 1] == 'Q')
        {
            int end = pattern.IndexOf("\\E", at + 2, StringComparison.Ordinal);
            return end < 0 ? pattern.Length : end + 1;
        }

        return at + 1;
    }

    private static int SkipClass(string pattern, int open)
    {
        int i = open + 1;
        if (i < pattern.Length && pattern[i] == '^')
            i++;
        if (i < pattern.Length && pattern[i] == ']')
            i++;
        for (; i < pattern.Length && pattern[i] != ']'; i++)
        {
            if (pattern[i] == '\\')
                i = SkipEscape(pattern, i);
            else if (pattern[i] == '[' && PcreParser.PosixEnd(pattern, i) is var end and > 0)
                i = end - 1;
        }

        return i;
    }
}
