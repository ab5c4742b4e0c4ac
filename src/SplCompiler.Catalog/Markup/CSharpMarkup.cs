using System.Text;
using System.Text.RegularExpressions;
using SplCompiler.Analysis;

namespace SplCompiler.Catalog.Markup;

/// <summary>Generated C# as HTML. A line knows the stage whose SPL stands in the comment above it.</summary>
internal static partial class CSharpMarkup
{
    public static string Of(string code, IReadOnlyList<StageFacts> stages)
    {
        var html = new StringBuilder();
        var texts = stages.Where(stage => !stage.Number.Contains('.', StringComparison.Ordinal)).Select(stage => (stage.Number, Text: Plain(stage.Text))).ToArray();
        string? current = null;
        int last = 0;
        foreach (string line in code.Split('\n'))
        {
            string trimmed = line.TrimStart();
            int indent = line.Length - trimmed.Length;
            if (trimmed.StartsWith("// ", StringComparison.Ordinal) && !trimmed.StartsWith("// <", StringComparison.Ordinal))
                current = StageOf(Plain(Remark().Replace(trimmed[3..], "")), texts, ref last);
            else if (indent <= 4 && trimmed.Length > 0 && trimmed[0] is not ('{' or '}'))
                current = null;
            bool isLinked = current is not null && trimmed.Length > 0;
            html.Append(isLinked ? $"<span class=\"l\" data-stage=\"{current}\">" : "<span class=\"l\">");
            Write(html, line);
            html.Append("\n</span>");
        }

        return html.ToString();
    }

    private static string? StageOf(string comment, (string Number, string Text)[] stages, ref int last)
    {
        if (comment.Length == 0)
            return null;
        for (int i = 0; i < stages.Length; i++)
        {
            int index = (last + i) % stages.Length;
            if (!stages[index].Text.Contains(comment, StringComparison.Ordinal))
                continue;
            last = index;
            return stages[index].Number;
        }

        return null;
    }

    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    private static void Write(StringBuilder html, string line)
    {
        int end = 0;
        foreach (Match match in Token().Matches(line))
        {
            html.Append(HtmlText.Of(line[end..match.Index]));
            string name = match.Groups.Keys.First(key => key.Length == 1 && !char.IsAsciiDigit(key[0]) && match.Groups[key].Success);
            html.Append(HtmlText.Span(name, match.Value));
            end = match.Index + match.Length;
        }

        html.Append(HtmlText.Of(line[end..]));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"  \[lowered: .*\]$")]
    private static partial Regex Remark();

    [GeneratedRegex("""(?<c>//.*$)|(?<s>@"(?:[^"]|"")*"(?:u8)?|\$?"(?:[^"\\]|\\.)*"(?:u8)?|'(?:[^'\\]|\\.)+')|(?<k>\b(?:using|namespace|public|private|internal|protected|sealed|class|struct|record|readonly|static|override|partial|ref|in|out|return|if|else|foreach|for|while|switch|is|not|and|or|new|null|true|false|this|var|void|bool|int|long|double|string|byte|continue|break|const|get|init|set|default|typeof)\b)|(?<t>\b[A-Z][A-Za-z0-9]*\b)|(?<n>\b\d[\d_.]*\b)""")]
    private static partial Regex Token();
}
