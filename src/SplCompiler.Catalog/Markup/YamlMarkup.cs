using System.Text;
using System.Text.RegularExpressions;

namespace SplCompiler.Catalog.Markup;

/// <summary>A rule file as HTML: keys of YAML stand out.</summary>
internal static partial class YamlMarkup
{
    public static string Of(string text)
    {
        var html = new StringBuilder();
        foreach (string line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            Match key = Key().Match(line);
            if (key.Success)
                html.Append(HtmlText.Of(key.Groups[1].Value)).Append(HtmlText.Span("k", key.Groups[2].Value)).Append(HtmlText.Of(line[key.Length..]));
            else
                html.Append(HtmlText.Of(line));
            html.Append('\n');
        }

        return html.ToString();
    }

    [GeneratedRegex(@"^(\s*(?:- )?)([A-Za-z_][\w .-]*:)(?=\s|$)")]
    private static partial Regex Key();
}
