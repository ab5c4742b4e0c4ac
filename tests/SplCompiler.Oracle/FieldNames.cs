using System.Text.RegularExpressions;

namespace SplCompiler.Oracle;

/// <summary>Wildcards over field names: <c>*</c> is any run of characters, and does not reach internal names (<c>_time</c>) unless the wildcard begins with <c>_</c>.</summary>
/// <remarks>Source: Search Reference, "fields", "rename".</remarks>
internal static class FieldNames
{
    public static bool IsInternal(string name) => name.StartsWith('_');

    public static bool Matches(string pattern, string name) => Captures(pattern, name) is not null;

    /// <summary>What the stars stand for, each as short as it can be; null when the pattern does not match.</summary>
    public static string[]? Captures(string pattern, string name)
    {
        if (pattern.Contains('*') && IsInternal(name) && !IsInternal(pattern))
            return null;
        string regex = string.Join("(.*?)", pattern.Split('*').Select(Regex.Escape));
        Match match = Regex.Match(name, $@"\A{regex}\z", RegexOptions.Singleline | RegexOptions.CultureInvariant);
        return match.Success ? [.. match.Groups.Values.Skip(1).Select(group => group.Value)] : null;
    }

    /// <summary>Puts texts in the place of the stars: <c>p_*</c> and [<c>x</c>] give <c>p_x</c>.</summary>
    public static string Fill(string pattern, string[] captures)
    {
        string[] pieces = pattern.Split('*');
        return string.Concat(pieces.Select((piece, i) => piece + (i < pieces.Length - 1 ? captures.ElementAtOrDefault(i) : "")));
    }
}
