using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A text that is in every text that a regex matches, or one of several of which at least one is.</summary>
public sealed class RegexLiteral
{
    private RegexLiteral(string text, bool ignoreCase)
    {
        Utf8 = Encoding.UTF8.GetBytes(text);
        IgnoresCase = ignoreCase;
    }

    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>True when A–Z equal a–z.</summary>
    public bool IgnoresCase { get; }

    public static RegexLiteral WithCase(string text) => new(text, ignoreCase: false);

    public static RegexLiteral IgnoreCase(string text) => new(text, ignoreCase: true);

    public bool IsIn(ReadOnlySpan<byte> value) =>
        IgnoresCase ? AsciiCase.Contains(value, Utf8.Span) : value.IndexOf(Utf8.Span) >= 0;
}
