using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SplCompiler.Analysis;
using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Catalog.Tests;

public sealed partial class SiteTests : IDisposable
{
    private const string Evil = "<script>alert(1)</script>";

    private static readonly string s_rule = $"""
        id: '{Evil}'
        title: 'T {Evil}'
        description: 'D {Evil} "quoted"'
        logic_format: Splunk
        logic: 'a="{Evil}" "{Evil}" EventCode=4688 Channel=Security | where match(b, "{Evil}") | stats values(a) as "x<b>y" by host'
        technique_id:
        - T1059.001
        - '{Evil}'
        data_category:
        - '{Evil}'
        references:
        - 'javascript:alert(1)'
        - 'https://example.com/?a=1&b="2"'

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("splc-site-");
    private readonly SiteSummary _summary;

    public SiteTests()
    {
        string[] files = [Write("evil.yml", s_rule), Write("twin.yml", s_rule.Replace("title: 'T", "title: 'Twin", StringComparison.Ordinal)), Write("broken.yml", "title: Broken\nlogic_format: Splunk\nlogic: a=1 | nosuch\n")];
        CatalogRule[] rules = [.. RulePack.Load(files).Rules.Select(rule => SplCompilation.Create(rule)).Select(rule => new CatalogRule(RuleAnalysis.Of(rule), rule.Diagnostics) { Test = new RuleTest(false, $"row {Evil}") })];
        string before = Write("before/evil.yml", s_rule.Replace("T1059.001", "T1003", StringComparison.Ordinal).Replace("| stats", "| head 5 | stats", StringComparison.Ordinal));
        RuleFacts[] former = [.. RulePack.Load([before, Write("before/gone.yml", s_rule.Replace($"id: '{Evil}'", "id: gone", StringComparison.Ordinal))]).Rules.Select(rule => RuleAnalysis.Of(SplCompilation.Create(rule)))];
        _summary = SiteBuilder.Build(new SiteContent([.. rules], new PackFacts(rules.Select(rule => rule.Facts)), $"Site {Evil}") { Former = [.. former] }, PathOf("site"), jobs: 2);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void TextOfRulesIsTextOfPages()
    {
        foreach (string page in Pages())
        {
            string html = File.ReadAllText(page);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>y", html, StringComparison.OrdinalIgnoreCase);
        }

        string rule = Page("rules/evil.html");
        string text = WebUtility.HtmlDecode(Tag().Replace(rule, ""));
        Assert.True(text.Split(Evil).Length > 10);
        Assert.Contains($"T {Evil}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void DataOfTheSearchIsDataInAScript()
    {
        string script = Page("assets/rules.js");
        Assert.DoesNotContain("<script", script, StringComparison.OrdinalIgnoreCase);
        JsonElement rules = JsonDocument.Parse(script["window.catalog=".Length..].TrimEnd('\n', ';')).RootElement;
        Assert.Equal(["evil", "twin", "broken"], rules.EnumerateArray().Select(rule => rule[0].GetString()));
        Assert.Equal("has errors", rules[2][8].GetString());
    }

    [Fact]
    public void EveryLinkInsideTheSiteLeadsToAFile()
    {
        foreach (string page in Pages())
        {
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                string target = WebUtility.HtmlDecode(link.Groups[1].Value);
                if (target.StartsWith("https:", StringComparison.Ordinal) || target.StartsWith("data:", StringComparison.Ordinal))
                    continue;
                string file = target.Split('#')[0];
                Assert.True(file.Length == 0 || File.Exists(Path.Combine(Path.GetDirectoryName(page)!, file)), $"{page}: {target}");
            }
        }
    }

    [Fact]
    public void ARulePageHasEverySection()
    {
        string page = Page("rules/evil.html");
        foreach (string id in (string[])["coverage", "rule", "plan", "stages", "indicators", "terms", "fields", "similar", "body", "references"])
            Assert.Contains($"id=\"{id}\"", page, StringComparison.Ordinal);
        Assert.Contains("Command and Scripting Interpreter: PowerShell", page, StringComparison.Ordinal);
        Assert.Contains("A new process has been created.", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"l\" data-stage=\"2\">", page, StringComparison.Ordinal);
        Assert.Contains("unknown id", page, StringComparison.Ordinal);
        Assert.Contains("does exactly the same", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageOfChangesSaysWhatIsDifferent()
    {
        string text = WebUtility.HtmlDecode(Tag().Replace(Page("changes.html"), ""));
        foreach (string part in (string[])["Added2", "Removed1", "Changed1", "+ T1059.001", "− T1003", "- | head 5"])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenRuleHasAPageWithItsFindings()
    {
        string page = Page("rules/broken.html");
        Assert.Contains("has errors", page, StringComparison.Ordinal);
        Assert.Contains("SPL1001", page, StringComparison.Ordinal);
    }

    [Fact]
    public void HeadingsOfAPageDoNotSkipALevel()
    {
        foreach (string page in Pages())
        {
            int[] levels = [.. Heading().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value[0] - '0')];
            Assert.Equal(1, levels[0]);
            Assert.Single(levels, level => level == 1);
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, page));
        }
    }

    [Fact]
    public void NothingIsLoadedFromTheNetwork() => Assert.All(Pages(), page =>
        Assert.DoesNotMatch(new Regex("(?:src|<link[^>]*href)=\"(?:https?:)?//"), File.ReadAllText(page)));

    [Fact]
    public void TheSummaryCountsPages() => Assert.Equal(Pages().Length, _summary.Pages);

    [Fact]
    public void CatalogJsonHasEveryRule() =>
        Assert.Equal(3, JsonDocument.Parse(Page("catalog.json")).RootElement.GetProperty("rules").GetArrayLength());

    private string PathOf(string relative) => Path.Combine(_folder.FullName, relative);

    private string Page(string path) => File.ReadAllText(PathOf($"site/{path}"));

    private string[] Pages() => Directory.GetFiles(PathOf("site"), "*.html", SearchOption.AllDirectories);

    private string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();
}
