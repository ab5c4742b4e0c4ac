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
        (int port, Task<CommandLineRun> run) = await Serve();
        using HttpClient client = ClientOf(port);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("%2e%2e/%2e%2e/etc/passwd", UriKind.Relative))).StatusCode);
        await File.WriteAllTextAsync(rule, Workbench.GoodRule.Replace("Failed logons", "Another title", StringComparison.Ordinal));
        Assert.True(await Poll(client, run, "Another title"), "the page stayed as it was");

        await stop.CancelAsync();
        CommandLineRun ended = await run;
        Assert.Equal((0, $"http://127.0.0.1:{port}/\n"), (ended.Code, ended.Output));
    }

    /// <summary>A run that shows the rule. A port that was free may be taken by another process before the run has it: then it asks for the next.</summary>
    private async Task<(int Port, Task<CommandLineRun> Run)> Serve()
    {
        while (true)
        {
            int port = FreePort();
            Task<CommandLineRun> run = Task.Run(() => _bench.Run("serve", _bench.PathOf("rules"), "--port", $"{port}"));
            using HttpClient client = ClientOf(port);
            if (await Poll(client, run, "Failed logons"))
                return (port, run);
            Assert.True(run.IsCompleted, "the page did not come");
            Assert.Contains("cannot listen", (await run).Error, StringComparison.Ordinal);
        }
    }

    /// <summary>Asks for the page of the rule until it has a text, the run ended or patience did.</summary>
    private static async Task<bool> Poll(HttpClient client, Task<CommandLineRun> run, string text)
    {
        var deadline = DateTime.UtcNow + s_patience;
        while (DateTime.UtcNow < deadline && !run.IsCompleted)
        {
            try
            {
                string page = await client.GetStringAsync(new Uri("rules/good.html", UriKind.Relative));
                if (page.Contains(text, StringComparison.Ordinal))
                    return true;
            }
            catch (HttpRequestException)
            {
                // Not written yet.
            }

            await Task.Delay(50);
        }

        return false;
    }

    private static HttpClient ClientOf(int port) => new() { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
