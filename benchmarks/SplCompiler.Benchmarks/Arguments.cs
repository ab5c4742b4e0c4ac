using System.Globalization;

namespace SplCompiler.Benchmarks;

/// <summary>Options of a program: <c>--name value</c> pairs.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public static Arguments Parse(ReadOnlySpan<string> words)
    {
        var arguments = new Arguments();
        for (int i = 0; i < words.Length; i += 2)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == words.Length)
                throw new ArgumentException($"`{words[i]}` is no option with a value");
            arguments._values[words[i][2..]] = words[i + 1];
        }

        return arguments;
    }

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public int Count(string name, int otherwise) =>
        _values.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A size in bytes: <c>400MB</c>, <c>2GB</c>, <c>65536</c>; units of 1000.</summary>
    public long Bytes(string name, string otherwise)
    {
        string text = Text(name, otherwise).ToUpperInvariant();
        (string digits, long unit) = text switch
        {
            _ when text.EndsWith("GB", StringComparison.Ordinal) => (text[..^2], 1_000_000_000L),
            _ when text.EndsWith("MB", StringComparison.Ordinal) => (text[..^2], 1_000_000L),
            _ when text.EndsWith("KB", StringComparison.Ordinal) => (text[..^2], 1_000L),
            _ => (text, 1L),
        };
        return long.Parse(digits, CultureInfo.InvariantCulture) * unit;
    }
}
