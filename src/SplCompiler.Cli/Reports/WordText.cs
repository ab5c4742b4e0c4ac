using System.Text;
using SplCompiler.Cli.Terminals;
using SplCompiler.Docs;

namespace SplCompiler.Cli.Reports;

/// <summary>What the manual says about a word of SPL, as text.</summary>
internal static class WordText
{
    /// <param name="kind">Such as <c>command</c>.</param>
    /// <param name="doc">The word.</param>
    /// <param name="colors">Colours of the text.</param>
    public static string Of(string kind, WordDoc doc, Colors colors)
    {
        var text = new StringBuilder();
        text.Append(colors.Bold(doc.Name)).Append($" ({kind})");
        if (doc.Aliases.Length > 0)
            text.Append($", also {string.Join(", ", doc.Aliases)}");
        text.Append($"\n\n  {doc.Summary}\n\n  usage:  {colors.Bold(doc.Usage)}\n  manual: {doc.Manual}\n");
        foreach (Example example in doc.Examples)
        {
            text.Append($"\n  {example.Title}:\n      {colors.Blue(example.Spl)}\n");
            AppendRows(text, "given", example.Given);
            AppendRows(text, "gives", example.Gives);
            if (example.Reports is not null)
                text.Append($"      reports {example.Reports}\n");
        }

        return text.ToString();
    }

    private static void AppendRows(StringBuilder text, string label, string json)
    {
        foreach (string line in json.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append($"      {label,-7} {line.Trim()}\n");
            label = "";
        }
    }
}
