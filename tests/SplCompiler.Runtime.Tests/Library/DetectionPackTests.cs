using System.Text;
using SplCompiler.Generated;
using SplCompiler.Generated.Windows;
using Xunit;

namespace SplCompiler.Runtime.Tests.Library;

/// <summary>A built pack as a C# program uses it, over the pack of this repository.</summary>
public sealed class DetectionPackTests
{
    // Two bins of five minutes; the second has too few accounts.
    private static readonly string[] s_logons =
    [
        Logon("2026-03-04T10:00:10Z", "admin"),
        Logon("2026-03-04T10:00:20Z", "guest"),
        Logon("2026-03-04T10:00:30Z", "backup"),
        Logon("2026-03-04T10:00:40Z", "admin"),
        Logon("2026-03-04T10:04:59Z", "root"),
        Logon("2026-03-04T10:05:00Z", "admin"),
        Logon("2026-03-04T10:09:00Z", "admin"),
    ];

    [Fact]
    public void ALoopGivesRowsAndThenASummary()
    {
        DetectionRun run = DetectionPack.Run(s_logons);
        DetectionRow row = Assert.Single(run);
        Assert.Equal("windows/failed_logons_of_many_accounts.yml", row.Rule.Path);
        Assert.Equal(RowOrigin.End, row.Origin);
        Assert.Equal(
            """{"_time":1772618400,"host":"dc01.corp.example","src":"192.0.2.44","count":5,"accounts":4,"account":["admin","backup","guest","root"]}""",
            row.ToJson());
        Assert.Equal(7, run.Summary!.Events);
    }

    [Fact]
    public void RowsHaveTheTypeThatTheirRuleDeclares()
    {
        FailedLogonsOfManyAccounts.Row row = Assert.Single(DetectionPack.Run(s_logons).Of<FailedLogonsOfManyAccounts.Row>());
        Assert.Equal((5, 4, "192.0.2.44"), (row.Count, row.Accounts, row.Src));
        Assert.Equal(DateTimeOffset.Parse("2026-03-04T10:00:00Z", null).ToUnixTimeSeconds(), row.Time.Seconds);
    }

    [Fact]
    public void RowsDoNotDependOnTheNumberOfWorkers()
    {
        EventInput[] inputs = [EventInput.FromBytes("a", Encoding.UTF8.GetBytes(string.Join('\n', s_logons)))];
        string[] one = [.. DetectionPack.Run(inputs, new RunnerOptions { Jobs = 1 }).Select(row => row.ToJson())];
        string[] many = [.. DetectionPack.Run(inputs, new RunnerOptions { Jobs = 3, ChunkBytes = 256 }).Select(row => row.ToJson())];
        Assert.Single(one);
        Assert.Equal(one, many);
    }

    [Fact]
    public async Task RowsComeAsynchronouslyToo()
    {
        int rows = 0;
        await foreach (DetectionRow row in DetectionPack.Run(s_logons).RowsAsync())
            rows += row.Values is FailedLogonsOfManyAccounts.Row ? 1 : 0;
        Assert.Equal(1, rows);
    }

    [Fact]
    public void LeavingTheLoopStopsTheRun()
    {
        int taken = 0;
        IEnumerable<string> Endless()
        {
            while (true)
            {
                taken++;
                yield return Download(taken);
            }
        }

        DetectionRun run = DetectionPack.Run(Endless());
        Assert.Equal(3, run.Take(3).Count());
        int after = taken;
        Assert.Null(run.Summary);
        Thread.Sleep(20);
        Assert.Equal(after, taken);
    }

    [Fact]
    public void ACancelledRunSaysSo()
    {
        using var stop = new CancellationTokenSource();
        DetectionRun run = DetectionPack.Run([EventInput.FromTexts("a", Enumerable.Range(0, 100_000).Select(Download))], null, stop.Token);
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (DetectionRow _ in run)
                stop.Cancel();
        });
    }

    [Fact]
    public void AnInputThatThrowsThrowsInTheLoop()
    {
        static IEnumerable<string> Broken()
        {
            yield return "{}";
            throw new InvalidOperationException("the source broke");
        }

        Assert.Equal("the source broke", Assert.Throws<InvalidOperationException>(() => DetectionPack.Run(Broken()).ToList()).Message);
    }

    private static string Logon(string time, string user) =>
        $$"""{"@timestamp":"{{time}}","EventID":4625,"Channel":"Security","Hostname":"dc01.corp.example","TargetUserName":"{{user}}","IpAddress":"192.0.2.44"}""";

    private static string Download(int number) =>
        $$"""{"@timestamp":"2026-03-04T10:00:00Z","EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Hostname":"ws{{number}}","CommandLine":"certutil -urlcache http://files.example.net/a"}""";
}
