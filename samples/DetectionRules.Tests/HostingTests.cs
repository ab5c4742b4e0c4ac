using Microsoft.Extensions.DependencyInjection;
using SplCompiler.Hosting;
using SplCompiler.Runtime;
using Xunit;

namespace DetectionRules.Tests;

/// <summary>The pack as a service of an application.</summary>
public sealed class HostingTests
{
    [Fact]
    public void AStreamComesFromTheContainer()
    {
        using ServiceProvider services = new ServiceCollection().AddLogging().AddDetections(DetectionPack.Pack).BuildServiceProvider();
        var stream = services.GetRequiredService<DetectionStream>();
        Assert.Empty(stream.OnEvent("""{"message": "nothing that a rule looks for"}"""));
        Assert.Equal(1, stream.Counters.Events);
    }
}
