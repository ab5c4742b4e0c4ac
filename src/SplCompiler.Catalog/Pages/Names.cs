using System.Security.Cryptography;
using System.Text;

namespace SplCompiler.Catalog.Pages;

/// <summary>Names of files made from texts of rules: letters and digits of ASCII, <c>-</c>, <c>_</c>.</summary>
internal static class Names
{
    private const int Longest = 60;

    /// <summary>A readable name; equal ones get a number.</summary>
    public static string Unique(string text, HashSet<string> taken)
    {
        string name = Plain(text);
        string unique = name;
        for (int number = 2; !taken.Add(unique); number++)
            unique = $"{name}-{number}";
        return unique;
    }

    /// <summary>A name that depends on the text alone.</summary>
    public static string Hashed(string text)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 5));
        string name = Plain(text);
        return $"{name[..Math.Min(32, name.Length)].Trim('-')}-{hash}";
    }

    private static string Plain(string text)
    {
        var name = new StringBuilder();
        foreach (char c in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        string plain = name.ToString().Trim('-');
        return plain.Length == 0 ? "x" : plain[..Math.Min(Longest, plain.Length)];
    }
}
