using SplCompiler.Analysis;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Analysis;

/// <summary>Indicators and events of rules of two public packs, as a person reads them.</summary>
public sealed class PublicRulesTests(ITestOutputHelper output)
{
    private static readonly string s_written = ProjectFolder.Path("tests/SplCompiler.Core.Tests/Analysis/rules-as-written.tsv");

    private static readonly string s_expectations = ProjectFolder.Path("tests/SplCompiler.Core.Tests/Analysis/rules-read-by-hand.tsv");

    [Fact]
    public void IndicatorsAndEventsAreThoseThatWereReadByHand()
    {
        if (SharedData.Find("corpora", output) is not { } corpora)
            return;
        var options = new CompilationOptions { Knowledge = KnowledgeBase.Load([Path.Combine(corpora, "security_content")]) };
        var wrong = new List<string>();
        string[][] lines = [.. File.ReadLines(s_expectations).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
        foreach (string[] line in lines)
        {
            RuleFile rule = Assert.Single(RulePack.Load([Path.Combine(corpora, line[0])]).Rules);
            RuleFacts facts = RuleAnalysis.Of(SplCompilation.Create(rule, options));
            string found = $"{Events(facts)}\t{Indicators(facts)}";
            if (found != $"{line[1]}\t{line[2]}")
                wrong.Add($"{line[0]}\n  read:  {line[1]}\t{line[2]}\n  found: {found}");
        }

        output.WriteLine($"{lines.Length} rules");
        Assert.True(lines.Length >= 50);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void RulesLookForWhatTheirTextSays()
    {
        if (SharedData.Find("corpora", output) is not { } corpora)
            return;
        var options = new CompilationOptions { Knowledge = KnowledgeBase.Load([Path.Combine(corpora, "security_content")]) };
        var wrong = new List<string>();
        string[][] lines = [.. File.ReadLines(s_written).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
        foreach (string[] line in lines)
        {
            RuleFacts facts = RuleAnalysis.Of(SplCompilation.Create(Assert.Single(RulePack.Load([Path.Combine(corpora, line[0])]).Rules), options));
            Compare("events", line[1].Split(", "), Events(facts).Split(", "));
            Compare("indicators", line[2].Split(" | "), facts.Indicators.Select(indicator => $"{indicator.Field} {indicator.KindName} {string.Join(',', indicator.Values.Select(Escape))}"));
            Compare("terms", line[3].Split(','), facts.SearchTerms.Where(term => term.Macros.IsEmpty).Select(term => (term.IsNegated ? "NOT " : "") + Escape(term.Text)));

            void Compare(string what, IEnumerable<string> read, IEnumerable<string> found)
            {
                string[] expected = [.. read.Where(text => text.Length > 0).Distinct()];
                string[] actual = [.. found.Where(text => text.Length > 0).Distinct()];
                if (!expected.ToHashSet(StringComparer.Ordinal).SetEquals(actual))
                    wrong.Add($"{line[0]}: {what}\n  read only:  {string.Join(" | ", expected.Except(actual))}\n  found only: {string.Join(" | ", actual.Except(expected))}");
            }
        }

        output.WriteLine($"{lines.Length} rules");
        Assert.True(lines.Count(line => line[0].StartsWith("armory/", StringComparison.Ordinal)) >= 25 && lines.Count(line => line[0].StartsWith("security_content/", StringComparison.Ordinal)) >= 25);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Events(RuleFacts rule) => string.Join(", ", rule.Events.Select(known => $"{known.ShortProvider} {known.Id}"));

    private static string Indicators(RuleFacts rule) =>
        string.Join(" | ", rule.Indicators.Select(indicator => $"{indicator.Field} {indicator.KindName} {string.Join(',', indicator.Values.Select(Escape))}"));

    private static string Escape(string value) => value
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\t", "%09", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace("|", "%7C", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
