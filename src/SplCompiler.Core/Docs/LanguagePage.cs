using System.Text;
using SplCompiler.Commands;
using SplCompiler.Functions;

namespace SplCompiler.Docs;

/// <summary>docs/language.md: every word of the language, from the same facts as <c>splc help</c>.</summary>
public static class LanguagePage
{
    /// <summary>The words of the language by kind, each kind in order of name.</summary>
    public static IReadOnlyList<(string Kind, IReadOnlyList<WordDoc> Words)> Kinds { get; } =
    [
        ("command", [.. Sorted(CommandTable.All.Select(word => word.Doc))]),
        ("eval function", [.. Sorted(EvalFunctionTable.All.Select(word => word.Doc))]),
        ("statistical function", [.. Sorted(AggregateTable.All.Select(word => word.Doc))]),
    ];

    /// <summary>The page as Markdown.</summary>
    public static string Text()
    {
        var page = new StringBuilder();
        page.Append("# The language\n\n");
        page.Append("Generated from the words themselves; a test holds this page against them. Each example runs as a test on every engine: the rows given, the rows that come out.\n");
        foreach ((string kind, IReadOnlyList<WordDoc> words) in Kinds)
            page.Append($"\n{words.Count} {kind}s: {string.Join(", ", words.Select(word => $"[{word.Name}](#{Anchor(kind, word)})"))}.\n");
        foreach ((string kind, IReadOnlyList<WordDoc> words) in Kinds)
        {
            page.Append($"\n## {char.ToUpperInvariant(kind[0])}{kind[1..]}s\n");
            foreach (WordDoc word in words)
                Append(page, kind, word);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, string kind, WordDoc word)
    {
        page.Append($"\n### <a id=\"{Anchor(kind, word)}\"></a>{word.Name}\n\n");
        if (word.Aliases.Length > 0)
            page.Append($"Also {string.Join(", ", word.Aliases.Select(alias => $"`{alias}`"))}. ");
        page.Append($"{word.Summary}\n\n```text\n{word.Usage}\n```\n\nSource: {word.Manual}.\n");
        foreach (Example example in word.Examples)
        {
            page.Append($"\n{char.ToUpperInvariant(example.Title[0])}{example.Title[1..]}:\n\n```text\n{example.Spl}\ngiven {Line(example.Given)}\ngives {Line(example.Gives)}\n");
            if (example.Reports is { } code)
                page.Append($"reports {code}\n");
            page.Append("```\n");
        }
    }

    private static string Line(string json) => json.ReplaceLineEndings(" ").Trim();

    private static string Anchor(string kind, WordDoc word) => $"{kind.Split(' ')[0]}-{word.Name.Replace('_', '-')}";

    private static IEnumerable<WordDoc> Sorted(IEnumerable<WordDoc> words) => words.OrderBy(word => word.Name, StringComparer.Ordinal);
}
