using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Tests.Syntax;

/// <summary>Text that was nearly a rule: examples of the documentation with pieces left out, put in, doubled and mixed.</summary>
public static class RuleMutation
{
    private static readonly string[] s_pieces =
    [
        "|", "\"", "'", "`", "```", "(", ")", "[", "]", "\\", "\\\"", "=", "!=", "<", ">=", "*", ",", ".", "-", "+", "/", "%", "$", "$x$", "{", "}", "{}", "<<FIELD>>", " ",
        "\n", "\t", "\0", "é", "😀", "\ud83d", "\u2028", "TERM(", "CASE(", "NOT ", " OR ", " AND ", " IN (", " by ", " as ", "span=", "eval ", "search ", "(?<x>", "0", "1e999",
        "9999999999999999999", "[search ", "]]", "| stats ", "foreach * [", "case(", "#", ":", ";", "&",
    ];

    /// <summary>The examples of every word.</summary>
    public static IReadOnlyList<string> Examples { get; } =
        [.. LanguagePage.Kinds.SelectMany(kind => kind.Words).SelectMany(word => word.Examples).Select(example => example.Spl.StartsWith('|') ? example.Spl : $"search * | {example.Spl}")];

    /// <summary>Reads a text as a rule and prints what was read.</summary>
    public static void Parse(string spl)
    {
        RuleText text = RuleText.FromPlain(new SourceFile("rule.spl", spl), spl);
        var bag = new DiagnosticBag(text);
        (bool startsWithPipe, var commands) = PipelineParser.Tokenize(text, bag);
        if (bag.ToImmutable().Any(PipelineParser.StopsParsing))
            return;
        PipelineSyntax syntax = PipelineParser.Parse(startsWithPipe, commands, text, bag);
        // What was parsed can be printed, and the print read.
        _ = syntax.ToString();
    }

    /// <summary>One of the texts, changed in up to five places.</summary>
    public static string Of(IReadOnlyList<string> seeds, Random random)
    {
        string text = seeds[random.Next(seeds.Count)];
        for (int left = random.Next(1, 6); left > 0; left--)
        {
            int at = random.Next(text.Length + 1);
            int length = Math.Min(random.Next(1, 8), text.Length - at);
            text = random.Next(5) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, s_pieces[random.Next(s_pieces.Length)]),
                2 => text.Insert(at, text.Substring(at, length)),
                3 => string.Concat(text.AsSpan(0, at), s_pieces[random.Next(s_pieces.Length)], text.AsSpan(at + length)),
                _ => text[..at] + seeds[random.Next(seeds.Count)] + text[at..],
            };
        }

        return text;
    }
}
