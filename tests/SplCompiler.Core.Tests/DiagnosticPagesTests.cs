using System.Reflection;
using System.Text.RegularExpressions;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Tests;

/// <summary>docs/diagnostics: a page for each kind of finding, whose searches do what the page says.</summary>
public sealed partial class DiagnosticPagesTests
{
    /// <summary>Kinds that come from text of thousands of characters, from an app, or are reserved: their pages say so in words.</summary>
    private static readonly string[] s_withoutSearches = ["SPL0004", "SPL0006", "SPL1005"];

    private static string Folder => ProjectFolder.Path("docs/diagnostics");

    private static IEnumerable<DiagnosticDescriptor> All => typeof(Descriptors)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(declared => declared.GetValue(null))
        .OfType<DiagnosticDescriptor>();

    public static TheoryData<string> CodesWithSearches => new(All
        .Select(descriptor => descriptor.Code)
        .Where(code => code[3] <= '3' && !s_withoutSearches.Contains(code)));

    [Fact]
    public void EachKindHasAPageAndEachPageAKind()
    {
        IEnumerable<string> pages = Directory.GetFiles(Folder, "SPL*.md").Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Equal(All.Select(descriptor => descriptor.Code).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EachPageBeginsWithCodeNameSeverityAndSummary()
    {
        foreach (DiagnosticDescriptor descriptor in All)
        {
            string head = $"# {descriptor.Code}: {descriptor.Name}\n\n**{descriptor.Severity}**: {descriptor.Summary}.\n";
            Assert.StartsWith(head, Page(descriptor.Code), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheIndexNamesEachKind()
    {
        string index = File.ReadAllText(Path.Combine(Folder, "README.md"));
        foreach (DiagnosticDescriptor descriptor in All)
            Assert.Contains($"| [{descriptor.Code}]({descriptor.Code}.md) | {descriptor.Name} | {descriptor.Severity.ToString().ToLowerInvariant()} | {descriptor.Summary} |", index, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CodesWithSearches))]
    public void TheFailingSearchReportsTheCode(string code) =>
        Assert.Contains(Findings(Search(code, "Fails")), diagnostic => diagnostic.Code == code);

    [Theory]
    [MemberData(nameof(CodesWithSearches))]
    public void TheFixedSearchIsClean(string code) => Assert.Empty(Findings(Search(code, "Fixed")));

    private static IEnumerable<Diagnostic> Findings(string spl)
    {
        var file = new SourceFile("rule.spl", spl);
        return SplCompilation.Create(new RuleFile { File = file, Spl = RuleText.FromPlain(file, spl), Path = file.Path }).Diagnostics;
    }

    private static string Search(string code, string heading)
    {
        Match match = Blocks().Matches(Page(code)).Single(block => block.Groups["heading"].Value == heading);
        return match.Groups["spl"].Value;
    }

    private static string Page(string code) => File.ReadAllText(Path.Combine(Folder, code + ".md"));

    [GeneratedRegex(@"^## (?<heading>\w+)\n\n```spl\n(?<spl>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}
