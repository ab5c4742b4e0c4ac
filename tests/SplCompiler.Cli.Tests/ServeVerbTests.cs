using System.Net;
using System.Net.Sockets;
using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class ServeVerbTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task ASavedRuleIsShownAgain()
    {
        using var stop = new CancellationTokenSource();
        _bench.Interrupt = stop.Token;
        string rule = _bench.Write("rules/good.yml", Workbench.GoodRule);
        int port = FreePort();
        Task<CommandLineRun> run = Task.Run(() => _bench.Run("serve", _bench.PathOf("rules"), "--port", $"{port}"));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };

        Assert.Contains("Failed logons", await Poll(client, "rules/good.html", "Failed logons"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("%2e%2e/%2e%2e/etc/passwd", UriKind.Relative))).StatusCode);
        await File.WriteAllTextAsync(rule, Workbench.GoodRule.Replace("Failed logons", "Another title", StringComparison.Ordinal));
        Assert.Contains("Another title", await Poll(client, "rules/good.html", "Another title"), StringComparison.Ordinal);

        await stop.CancelAsync();
        CommandLineRun ended = await run;
        Assert.Equal((0, $"http://127.0.0.1:{port}/\n"), (ended.Code, ended.Output));
    }

    private static async Task<string> Poll(HttpClient client, string path, string text)
    {
        var deadline = DateTime.UtcNow + s_patience;
        string page = "";
        while (DateTime.UtcNow < deadline && !page.Contains(text, StringComparison.Ordinal))
        {
            try
            {
                page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
                page = "";
            }

            await Task.Delay(50);
        }

        return page;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
