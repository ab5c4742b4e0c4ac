using System.Globalization;

namespace SplCompiler.Cli.Options;

/// <summary>A number of bytes, as <c>16m</c>.</summary>
internal static class SizeText
{
    /// <exception cref="UsageException">The text is no size, or it is larger than 1 GB.</exception>
    public static int Parse(string option, string text) =>
        TryParse(text) is { } size and <= 1L << 30 ? (int)size : throw Wrong(option, text, "from 1 byte to 1g", "write such as 65536, 64k or 16m");

    /// <summary>A size that need not fit into an array.</summary>
    /// <exception cref="UsageException">The text is no size.</exception>
    public static long ParseLong(string option, string text) => TryParse(text) ?? throw Wrong(option, text, "of memory", "write such as 512m, 2g or 2G");

    private static UsageException Wrong(string option, string text, string range, string help) => new($"{option} `{text}` is no size {range}", help);

    private static long? TryParse(string text)
    {
        string digits = text.TrimEnd('b', 'B');
        int shift = digits.Length == 0 ? 0 : char.ToLowerInvariant(digits[^1]) switch { 'k' => 10, 'm' => 20, 'g' => 30, _ => 0 };
        if (shift > 0)
            digits = digits[..^1];
        bool isNumber = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        return isNumber && number > 0 && number <= long.MaxValue >> shift ? number << shift : null;
    }
}
