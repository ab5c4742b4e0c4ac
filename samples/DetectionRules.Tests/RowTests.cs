using DetectionRules.Rules.Linux;
using DetectionRules.Rules.Windows;
using SplCompiler.Runtime;
using Xunit;

namespace DetectionRules.Tests;

/// <summary>What the pack finds in events.ndjson, which holds events that fire each rule and near misses.</summary>
public sealed class RowTests
{
    private static IEnumerable<string> Events => File.ReadLines(Path.Combine(Folders.Tests, "events.ndjson"));

    [Fact]
    public void TheRowsAreWhatWasApproved()
    {
        IEnumerable<string> rows = DetectionPack.Run(Events).Select(row => $"{row.Rule.Path}: {row.ToJson()}").Order(StringComparer.Ordinal);
        Snapshot.Verify(string.Join('\n', rows) + "\n");
    }

    [Fact]
    public void ARowHasTheTypeOfItsRule()
    {
        FailedLogons.Row row = Assert.Single(DetectionPack.Run(Events).Of<FailedLogons.Row>());
        Assert.Equal(("192.0.2.44", 3, 4), (row.Src, row.Accounts, row.Count));
        Assert.Equal(["admin", "backup", "guest"], row.User!);
    }

    [Fact]
    public void EveryRuleHasARow() =>
        Assert.Equal(DetectionPack.Pack.Rules.Select(rule => rule.Path), DetectionPack.Run(Events).Select(row => row.Rule.Path).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void AStreamGivesRowsOfABinWhenItIsOver()
    {
        DetectionStream stream = DetectionPack.Open(new StreamOptions { AllowedLateness = TimeSpan.FromMinutes(1) });
        List<DetectionRow> early = [.. Events.SelectMany(stream.OnEvent)];
        Assert.Single(early, row => row.Values is FailedLogons.Row);
        Assert.Single(early, row => row.Values is SudoShell.Row { SrcUser.Text: "m.lee" });
        Assert.Empty(stream.Complete());
        Assert.Equal(0, stream.Counters.Late);
    }

    [Fact]
    public async Task ALoopCanBeCancelled()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (DetectionRow _ in DetectionPack.Run(Events).RowsAsync(stop.Token))
                await stop.CancelAsync();
        });
    }
}
