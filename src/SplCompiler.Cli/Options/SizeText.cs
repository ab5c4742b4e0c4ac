using System.Globalization;

namespace SplCompiler.Cli.Options;

/// <summary>A number of bytes, as <c>16m</c>.</summary>
internal static class SizeText
{
    /// <exception cref="UsageException">The text is no size, or it is larger than 1 GB.</exception>
    public static int Parse(string option, string text)
    {
        string digits = text.TrimEnd('b', 'B');
        int shift = digits.Length == 0 ? 0 : char.ToLowerInvariant(digits[^1]) switch { 'k' => 10, 'm' => 20, 'g' => 30, _ => 0 };
        if (shift > 0)
            digits = digits[..^1];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number == 0 || number > (1L << 30) >> shift)
            throw new UsageException($"{option} `{text}` is no size from 1 byte to 1g", "write such as 65536, 64k or 16m");
        return (int)(number << shift);
    }
}
