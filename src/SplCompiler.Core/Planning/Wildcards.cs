namespace SplCompiler.Planning;

/// <summary>Wildcards over field names. <c>*</c> does not reach internal names unless the wildcard begins with <c>_</c>.</summary>
/// <remarks>Source: Search Reference, "fields", "rename". The runtime has the same rule for names it meets (<c>NamePattern</c>).</remarks>
public static class Wildcards
{
    public static bool IsWildcard(string name) => name.Contains('*', StringComparison.Ordinal);

    public static bool Matches(string wildcard, string name) => Captures(wildcard, name) is not null;

    /// <summary>The texts that the stars stand for, each as short as it can be, or null when the wildcard does not match.</summary>
    public static string[]? Captures(string wildcard, string name)
    {
        if (name.StartsWith('_') && !wildcard.StartsWith('_'))
            return null;

        string[] parts = wildcard.Split('*');
        if (parts.Length == 1)
            return string.Equals(wildcard, name, StringComparison.Ordinal) ? [] : null;
        if (!name.StartsWith(parts[0], StringComparison.Ordinal))
            return null;

        var captures = new string[parts.Length - 1];
        int position = parts[0].Length;
        for (int i = 1; i < parts.Length; i++)
        {
            bool isLast = i == parts.Length - 1;
            int found = isLast
                ? name.EndsWith(parts[i], StringComparison.Ordinal) ? name.Length - parts[i].Length : -1
                : name.IndexOf(parts[i], position, StringComparison.Ordinal);
            if (found < position)
                return null;
            captures[i - 1] = name[position..found];
            position = found + parts[i].Length;
        }

        return captures;
    }

    /// <summary>Puts the captures into the stars of another wildcard: <c>p_*</c> and [<c>name</c>] give <c>p_name</c>.</summary>
    public static string Fill(string wildcard, string[] captures)
    {
        string[] parts = wildcard.Split('*');
        string result = parts[0];
        for (int i = 1; i < parts.Length; i++)
            result += (i <= captures.Length ? captures[i - 1] : "") + parts[i];
        return result;
    }
}
