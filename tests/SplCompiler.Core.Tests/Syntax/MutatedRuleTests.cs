using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Xunit;

namespace SplCompiler.Tests.Syntax;

/// <summary>
/// The parser meets text that was nearly a rule: it reports and never throws. <c>SPLC_MUTATIONS</c> is how many texts are tried,
/// 5,000 unless it says otherwise: CONTRIBUTING.md has the command of the full run.
/// </summary>
public sealed class MutatedRuleTests
{
    private static readonly string[] s_pieces =
    [
        "|", "\"", "'", "`", "```", "(", ")", "[", "]", "\\", "\\\"", "=", "!=", "<", ">=", "*", ",", ".", "-", "+", "/", "%", "$", "$x$", "{", "}", "{}", "<<FIELD>>", " ",
        "\n", "\t", "\0", "é", "😀", "\ud83d", "\u2028", "TERM(", "CASE(", "NOT ", " OR ", " AND ", " IN (", " by ", " as ", "span=", "eval ", "search ", "(?<x>", "0", "1e999",
        "9999999999999999999", "[search ", "]]", "| stats ", "foreach * [", "case(", "#", ":", ";", "&",
    ];

    private static string[] Seeds { get; } =
        [.. LanguagePage.Kinds.SelectMany(kind => kind.Words).SelectMany(word => word.Examples).Select(example => example.Spl.StartsWith('|') ? example.Spl : $"search * | {example.Spl}")];

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("SPLC_MUTATIONS"), out int count) ? count : 5_000;

    [Fact]
    public void NoMutationMakesTheParserThrow()
    {
        var random = new Random(20261124);
        for (int i = 0; i < Count; i++)
        {
            string text = Mutated(random);
            try
            {
                Parse(text);
            }
            catch (Exception failure)
            {
                Assert.Fail($"text {i}:\n{text}\n{failure}");
            }
        }
    }

    private static void Parse(string spl)
    {
        RuleText text = RuleText.FromPlain(new SourceFile("rule.spl", spl), spl);
        var bag = new DiagnosticBag(text);
        (bool startsWithPipe, var commands) = PipelineParser.Tokenize(text, bag);
        if (bag.ToImmutable().Any(PipelineParser.StopsParsing))
            return;
        PipelineSyntax syntax = PipelineParser.Parse(startsWithPipe, commands, text, bag);
        // What was parsed can be printed, and the print read.
        Assert.NotNull(syntax.ToString());
    }

    private static string Mutated(Random random)
    {
        string text = Seeds[random.Next(Seeds.Length)];
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
                _ => text[..at] + Seeds[random.Next(Seeds.Length)] + text[at..],
            };
        }

        return text;
    }
}
