using Microsoft.Playwright;
using Xunit.Abstractions;

namespace SplCompiler.Catalog.Tests.Browser;

/// <summary>The Chromium of this machine, without a window.</summary>
internal sealed class ChromiumBrowser : IAsyncDisposable
{
    private static readonly string[] s_paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] s_arguments =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;

    private ChromiumBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    /// <summary>Null, and a line that says so, where there is none; <c>SPLC_NEEDS_BROWSER=1</c> makes that a failure.</summary>
    public static async Task<ChromiumBrowser?> Start(ITestOutputHelper output)
    {
        if (Array.Find(s_paths, File.Exists) is not { } path)
        {
            if (Environment.GetEnvironmentVariable("SPLC_NEEDS_BROWSER") == "1")
                throw new InvalidOperationException($"No browser: none of {string.Join(", ", s_paths)} is there.");
            output.WriteLine($"skipped: no browser, none of {string.Join(", ", s_paths)} is there");
            return null;
        }

        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, ChromiumSandbox = false, Args = s_arguments });
        return new ChromiumBrowser(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
