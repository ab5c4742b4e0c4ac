using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Syntax;

/// <summary>A syntax tree prints as SPL that parses to the same tree.</summary>
public sealed class PrintedSyntaxTests(ITestOutputHelper output)
{
    public static TheoryData<string> Words => new(LanguagePage.Kinds.SelectMany(kind => kind.Words.Select(word => $"{kind.Kind}/{word.Name}")));

    [Theory]
    [MemberData(nameof(Words))]
    public void TheExamplesOfAWordPrintAsThemselves(string name)
    {
        WordDoc word = LanguagePage.Kinds.SelectMany(kind => kind.Words.Select(word => ($"{kind.Kind}/{word.Name}", word))).Single(pair => pair.Item1 == name).word;
        foreach (Example example in word.Examples)
            Check(example.Spl.StartsWith('|') ? example.Spl : $"search * | {example.Spl}", name);
    }

    [Fact]
    public void EveryPublishedRulePrintsAsItself()
    {
        if (SharedData.Find("corpora", output) is not { } folder)
            return;
        RulePackLoad load = RulePack.Load([folder]);
        KnowledgeBase knowledge = KnowledgeBase.Load([Path.Combine(folder, "security_content")]);
        int printed = 0;
        foreach (RuleFile rule in load.Rules)
        {
            RuleText text = MacroExpander.Expand(rule.Spl, knowledge.Macros, new DiagnosticBag(rule.Spl));
            printed += Check(text.Text, rule.Path) ? 1 : 0;
        }

        output.WriteLine($"{printed} of {load.Rules.Length} rules printed and parsed again");
        Assert.True(printed > load.Rules.Length * 9 / 10);
    }

    /// <summary>False for text with mistakes: there is no tree to print.</summary>
    private static bool Check(string spl, string name)
    {
        if (SyntaxTree.Parse(spl) is not { } syntax)
            return false;
        string printed = syntax.ToString();
        PipelineSyntax? again = SyntaxTree.Parse(printed);
        Assert.True(again is not null, $"{name} prints as\n{printed}\nwhich does not parse");
        Assert.True(SyntaxTree.Of(syntax) == SyntaxTree.Of(again), $"{name} prints as\n{printed}\nwhich is another tree:\n{FirstDifference(SyntaxTree.Of(syntax), SyntaxTree.Of(again))}");
        return true;
    }

    private static string FirstDifference(string expected, string found)
    {
        string[] first = expected.Split('\n'), second = found.Split('\n');
        int i = 0;
        while (i < first.Length && i < second.Length && first[i] == second[i])
            i++;
        return $"{string.Join('\n', first.Skip(Math.Max(0, i - 4)).Take(6))}\n--- but\n{string.Join('\n', second.Skip(Math.Max(0, i - 4)).Take(6))}";
    }
}
