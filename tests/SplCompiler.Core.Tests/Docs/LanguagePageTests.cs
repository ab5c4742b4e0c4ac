using SplCompiler.Docs;
using Xunit;

namespace SplCompiler.Tests.Docs;

/// <summary>docs/language.md is what the words say. With <c>SPLC_WRITE_DOCS=1</c> the test writes the page.</summary>
public sealed class LanguagePageTests
{
    private static string Page => ProjectFolder.Path("docs/language.md");

    [Fact]
    public void ThePageSaysWhatTheWordsSay()
    {
        if (Environment.GetEnvironmentVariable("SPLC_WRITE_DOCS") == "1")
            File.WriteAllText(Page, LanguagePage.Text());
        Assert.True(File.ReadAllText(Page) == LanguagePage.Text(), "docs/language.md is stale: run the tests of this class with SPLC_WRITE_DOCS=1");
    }

    [Fact]
    public void EveryWordHasUsageSummaryAndASource()
    {
        foreach (WordDoc word in LanguagePage.Kinds.SelectMany(kind => kind.Words))
        {
            Assert.Contains(word.Name.TrimEnd('N'), word.Usage, StringComparison.Ordinal);
            Assert.EndsWith(".", word.Summary, StringComparison.Ordinal);
            Assert.NotEmpty(word.Manual);
        }
    }
}
