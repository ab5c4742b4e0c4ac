using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SplCompiler.Catalog.Markup;

/// <summary>Text of rules as HTML: the one way from one to the other.</summary>
internal static class HtmlText
{
    /// <summary>Escapes what HTML would read as markup; letters of any alphabet stay.</summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(string text) => Encoder.Encode(text);

    /// <summary>The text in a span of a class.</summary>
    public static string Span(string name, string text) => $"<span class=\"{name}\">{Of(text)}</span>";
}
