using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Catalog.Tests.Browser;

/// <summary>The site as its reader meets it: opened from a folder, in a browser.</summary>
public sealed class BrowserTests(ITestOutputHelper output)
{
    // Rules of WCAG, and what axe calls best practice: contrast, labels, headings, landmarks.
    private static readonly AxeRunOptions s_axe = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] },
    };

    private static readonly AxeRunOptions s_contrast = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } };

    private static readonly BrowserNewContextOptions s_wide = new() { ViewportSize = new() { Width = 1280, Height = 900 } };

    [Fact]
    public Task AReaderSearchesFiltersOpensARuleAndFollowsAnIndicator() => On(s_wide, async (page, site) =>
    {
        await page.GotoAsync(site.Address("index.html"));
        ILocator results = page.Locator("#results a.title");
        await Assertions.Expect(results).ToHaveCountAsync(5);

        await page.Keyboard.PressAsync("/");
        foreach ((string words, int count) in (List<(string, int)>)[("office", 1), ("T1110", 1), ("parent_process_name", 1), ("excel.exe", 1), ("4625", 1), ("stats", 2), ("rundll32", 3), ("nothing like this", 0)])
        {
            await page.Locator("#q").FillAsync(words);
            await Assertions.Expect(results).ToHaveCountAsync(count);
        }

        await page.Locator("#q").FillAsync("rundll32");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "experimental" }).ClickAsync();
        await Assertions.Expect(results).ToHaveTextAsync(["Rundll32 without arguments"]);
        Assert.Contains("status=experimental", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Assertions.Expect(results).ToHaveTextAsync(["Rundll32 without arguments"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove filter experimental" }).ClickAsync();
        await Assertions.Expect(results).ToHaveCountAsync(3);

        await results.Filter(new() { HasText = "Office starts" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Office starts rundll32");
        await page.Locator("#indicators a", new() { HasText = "rundll32.exe" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("rundll32.exe");
        await page.GetByRole(AriaRole.Link, new() { Name = "Any start of rundll32" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Any start of rundll32");
    });

    [Fact]
    public Task KeysAloneLeadFromTheSearchToARule() => On(s_wide, async (page, site) =>
    {
        await page.GotoAsync(site.Address("index.html"));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("rundll32");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        string title = await page.Locator(":focus").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
    });

    [Fact]
    public Task SplIsCopiedAsItIsWritten() => On(s_wide, async (page, site) =>
    {
        await page.GotoAsync(site.Address("rules/office_starts_rundll32.html"));
        ILocator copy = page.GetByRole(AriaRole.Button, new() { Name = "Copy SPL" });
        await copy.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        // Into a text area, as into an editor: the clipboard itself is not for pages.
        await page.EvaluateAsync("document.body.append(Object.assign(document.createElement('textarea'), { id: 'pasted' })); document.getElementById('pasted').focus()");
        await page.Keyboard.PressAsync("Control+V");
        Assert.Equal(SmallSite.FirstSpl, await page.Locator("#pasted").InputValueAsync());
    });

    [Fact]
    public Task DarkModeIsKept() => On(s_wide, async (page, site) =>
    {
        await page.GotoAsync(site.Address("index.html"));
        string light = await Background(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark mode" }).ClickAsync();
        string dark = await Background(page);
        Assert.NotEqual(light, dark);
        // The browser writes its storage while the page goes on: a page that comes too early does not see it yet.
        string kept = light;
        for (int tries = 0; kept != dark && tries < 20; tries++)
        {
            await Task.Delay(100 * Math.Min(tries, 5));
            await page.GotoAsync(site.Address("matrix.html"));
            kept = await Background(page);
        }

        Assert.Equal(dark, kept);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark mode" }).ClickAsync();
        Assert.Equal(light, await Background(page));
    });

    [Fact]
    public Task MacrosOpenAndStagesLightUpTheirCode() => On(s_wide, async (page, site) =>
    {
        await page.GotoAsync(site.Address("rules/office_starts_rundll32.html"));
        ILocator macro = page.Locator(".side .macro").First;
        await macro.ClickAsync();
        await Assertions.Expect(page.Locator(".side .expansion").First).ToContainTextAsync("Microsoft-Windows-Sysmon/Operational");
        Assert.Equal("true", await macro.GetAttributeAsync("aria-expanded"));

        await page.Locator(".spl .stage[data-stage='3']").HoverAsync();
        Assert.Contains("stats", await page.Locator(".cs .hot").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator(".plan a[data-stage='4']").ClickAsync();
        Assert.EndsWith("#stage-4", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#stage-4")).ToBeInViewportAsync();
    });

    [Fact]
    public Task ARulePageShowsTestCostWitnessAndWiderRules() => On(s_wide, async (page, site) =>
    {
        await page.GotoAsync(site.Address("rules/office_starts_rundll32.html"));
        await Assertions.Expect(page.Locator(".badges").First).ToContainTextAsync("test passes");
        await Assertions.Expect(page.Locator("#cost")).ToContainTextAsync("42 ns");
        await Assertions.Expect(page.Locator("#witness")).ToContainTextAsync("rundll32.exe");
        await Assertions.Expect(page.Locator("#similar li", new() { HasText = "Any start of rundll32" }).First).ToContainTextAsync("is wider");
        await page.GotoAsync(site.Address("rules/rundll32_without_arguments.html"));
        await Assertions.Expect(page.Locator("#test")).ToContainTextAsync("expected a, found b");
        await page.GotoAsync(site.Address("changes.html"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("+ parent_process_name in excel.exe, winword.exe");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Failed logons" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task ContrastLabelsAndHeadingsOfEveryKindOfPageAreGood() => On(s_wide, async (page, site) =>
    {
        string[] pages = KindsOfPages(site);
        Assert.Equal(11, pages.Length);
        var found = new List<string>();
        foreach (string path in pages)
        {
            await page.GotoAsync(site.Address(path));
            await Check(page, path, s_axe, found);
            // The other colours: nothing else is different.
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await Check(page, $"{path} (dark)", s_contrast, found);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }, hasQuietConsole: false);

    [Fact]
    public Task NoPageIsWiderThanAPhone() => On(new() { ViewportSize = new() { Width = 390, Height = 844 } }, async (page, site) =>
    {
        foreach (string path in site.Pages)
        {
            await page.GotoAsync(site.Address(path));
            Assert.Equal((path, 0), (path, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")));
        }
    });

    /// <summary>One page of each kind; of rules one whose test passes, one with errors.</summary>
    private static string[] KindsOfPages(SmallSite site) =>
    [
        "rules/office_starts_rundll32.html", "rules/broken.html",
        .. site.Pages.Where(path => !path.Contains('/', StringComparison.Ordinal)),
        .. site.Pages.Where(path => path.Contains('/', StringComparison.Ordinal)).GroupBy(path => path.Split('/')[0]).Where(kind => kind.Key != "rules").Select(kind => kind.First()),
    ];

    private static async Task Check(IPage page, string name, AxeRunOptions options, List<string> found)
    {
        AxeResult result = await page.RunAxe(options);
        Assert.Contains(result.Passes, rule => rule.Id == "color-contrast");
        found.AddRange(result.Violations.Select(rule => $"{name}: {rule.Id}: {rule.Help}: {string.Join("; ", rule.Nodes.Take(3).Select(node => node.Html))}"));
    }

    private static Task<string> Background(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    /// <summary>Runs a visit; nothing may be written to the console as an error, fail to load, or throw. Only axe may: it asks for style sheets in a way that a folder does not answer.</summary>
    private async Task On(BrowserNewContextOptions options, Func<IPage, SmallSite, Task> visit, bool hasQuietConsole = true)
    {
        await using ChromiumBrowser? chromium = await ChromiumBrowser.Start(output);
        if (chromium is null)
            return;
        using var site = new SmallSite();
        await using IBrowserContext context = await chromium.Browser.NewContextAsync(options);
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        var problems = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                problems.Add(message.Text);
        };
        page.PageError += (_, error) => problems.Add(error);
        page.RequestFailed += (_, request) => problems.Add($"{request.Url}: {request.Failure}");
        await visit(page, site);
        if (hasQuietConsole)
            Assert.Empty(problems);
    }
}
