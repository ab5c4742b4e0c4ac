using System.Buffers;

namespace SplCompiler.Cli.Rows;

/// <summary>A cell of CSV.</summary>
/// <remarks>Source: RFC 4180.</remarks>
internal static class CsvCell
{
    private static readonly SearchValues<char> s_special = SearchValues.Create(",\"\r\n");

    /// <summary>The text, in quotes where it needs them.</summary>
    public static string Of(string text) =>
        text.AsSpan().ContainsAny(s_special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
