using Microsoft.Playwright;
using SplCompiler.Analysis;
using SplCompiler.Catalog.Tests.Browser;
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
    public async Task PagesOfTwoPublicPacksAreSmallAndTheirIndexAnswers()
    {
        if (SharedData.Find("corpora", output) is not { } corpora)
            return;
        int rules = Build(corpora);
        string[] pages = Directory.GetFiles(_folder.FullName, "*.html", SearchOption.AllDirectories);
        output.WriteLine($"{rules} rules, {pages.Length} pages, the largest has {pages.Max(page => new FileInfo(page).Length)} bytes");
        Assert.True(rules > 1900 && pages.Length > rules);
        Assert.DoesNotContain(pages, page => new FileInfo(page).Length > MostBytes);

        await using ChromiumBrowser? chromium = await ChromiumBrowser.Start(output);
        if (chromium is not null)
            await Visit(chromium, rules);
    }

    private int Build(string corpora)
    {
        var options = new CompilationOptions { Knowledge = KnowledgeBase.Load([Path.Combine(corpora, "security_content")]) };
        CatalogRule[] rules = [.. RulePack.Load([corpora]).Rules.AsParallel().AsOrdered().Select(rule => RuleAnalysis.Of(SplCompilation.Create(rule, options))).Select(facts => new CatalogRule(facts, facts.Compilation.Diagnostics))];
        SiteBuilder.Build(new SiteContent([.. rules], new PackFacts(rules.Select(rule => rule.Facts)), "Public rules"), _folder.FullName, Environment.ProcessorCount);
        return rules.Length;
    }

    /// <summary>The time from a key to its first result is written out, not judged: machines differ.</summary>
    private async Task Visit(ChromiumBrowser chromium, int rules)
    {
        IPage page = await chromium.Browser.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(new Uri(Path.Combine(_folder.FullName, "index.html")).AbsoluteUri);
        await Assertions.Expect(page.Locator("#count")).ToHaveTextAsync($"{rules:N0} of {rules:N0} rules");
        foreach (char key in "rundll32 smb")
        {
            double milliseconds = await page.EvaluateAsync<double>("""
                key => new Promise(done => {
                  const input = document.getElementById("q");
                  const start = performance.now();
                  input.value += key;
                  input.dispatchEvent(new Event("input", { bubbles: true }));
                  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
                })
                """, key.ToString());
            output.WriteLine($"key `{key}`: results are painted after {milliseconds:0.0} ms");
        }

        Assert.InRange(await page.Locator("#results a.title").CountAsync(), 1, 60);
        await page.Locator("#q").FillAsync("impacket smbexec 7045");
        await page.GetByRole(AriaRole.Link, new() { Name = "Impacket SMBexec", Exact = true }).ClickAsync();
        foreach ((string section, string[] texts) in s_smbexec)
        {
            string shown = await page.Locator(section).First.InnerTextAsync();
            foreach (string text in texts)
                Assert.Contains(text, shown, StringComparison.Ordinal);
        }
    }

    /// <summary>What the page of a rule must say, section by section.</summary>
    private static readonly (string Section, string[] Texts)[] s_smbexec =
    [
        (".crumbs", ["Detection rules", "Splunk"]),
        ("h1", ["Impacket SMBexec"]),
        (".rulehead .lead", ["Impackets smbexec.py enables users to execute commands"]),
        ("#coverage", ["Execution", "T1059", "Command and Scripting Interpreter", "T1569.002", "System Services: Service Execution", "Lateral Movement", "T1021.006", "Remote Services: Windows Remote Management"]),
        ("#coverage", ["Security-Auditing", "4688", "A new process has been created.", "Service Control Manager", "7045", "A service was installed in the system."]),
        ("#references", ["https://github.com/SecureAuthCorp/impacket/blob/master/examples/smbexec.py"]),
        ("#body", ["title: Impacket SMBexec", "technique_id:", "logic_format: Splunk"]),
        ("#stages", ["Stage 1: search", "Stage 2: eval", "Stage 3: where", "Stage 4: table", "Stage 5: bin", "Stage 6: stats", "Stage 7: where", "service_name=Service_File_Name", "match(signature_id, \"4688\") and match(signature_id, \"7045\")"]),
        ("#indicators", ["Type", "eq", "process", "match", @"\/c.{1,}?\x5c\x5c", "Service_File_Name", "as service_name", "signature_id", "4688", "7045", "Other rules"]),
        ("#terms", ["TERM(EventCode=7045)", "\"<EventID>7045<\"", "TERM(EventCode=4688)", "\"<EventID>4688<\""]),
    ];
}
