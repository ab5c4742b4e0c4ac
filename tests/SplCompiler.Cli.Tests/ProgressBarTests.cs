using SplCompiler.Cli.Terminals;
using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class ProgressBarTests
{
    [Fact]
    public async Task ABarShowsWhatIsDoneAndGoesAway()
    {
        var error = new StringWriter();
        await Task.Run(async () =>
        {
            using var bar = new ProgressBar("reading [a]", error, color: false);
            bar.Report("reading [a]", 50, 200);
            await Task.Delay(400);
            bar.Report("reading [a]", 100, 200);
        }).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Contains("reading [a]", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("25%", error.ToString(), StringComparison.Ordinal);
    }
}
