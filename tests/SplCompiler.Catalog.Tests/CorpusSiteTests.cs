using SplCompiler.Analysis;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using SplCompiler.Tests;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Catalog.Tests;

/// <summary>The site of two public packs.</summary>
public sealed class CorpusSiteTests(ITestOutputHelper output) : IDisposable
{
    private const int MostBytes = 300_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("splc-corpus-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void PagesOfTwoPublicPacksAreSmall()
    {
        if (SharedData.Find("corpora", output) is not { } corpora)
            return;
        int rules = Build(corpora);
        string[] pages = Directory.GetFiles(_folder.FullName, "*.html", SearchOption.AllDirectories);
        output.WriteLine($"{rules} rules, {pages.Length} pages, the largest has {pages.Max(page => new FileInfo(page).Length)} bytes");
        Assert.True(rules > 1900 && pages.Length > rules);
        Assert.DoesNotContain(pages, page => new FileInfo(page).Length > MostBytes);
    }

    private int Build(string corpora)
    {
        var options = new CompilationOptions { Knowledge = KnowledgeBase.Load([Path.Combine(corpora, "security_content")]) };
        CatalogRule[] rules = [.. RulePack.Load([corpora]).Rules.AsParallel().AsOrdered().Select(rule => RuleAnalysis.Of(SplCompilation.Create(rule, options))).Select(facts => new CatalogRule(facts, facts.Compilation.Diagnostics))];
        SiteBuilder.Build(new SiteContent([.. rules], new PackFacts(rules.Select(rule => rule.Facts)), "Public rules"), _folder.FullName, Environment.ProcessorCount);
        return rules.Length;
    }
}
