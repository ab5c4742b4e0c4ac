using System.Runtime.CompilerServices;
using PublicApiGenerator;
using SplCompiler.Hosting;
using Xunit;

namespace SplCompiler.Runtime.Tests.Library;

/// <summary>The public members of the packages that other programs compile against. A difference is a decision about the next version number.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void TheRuntimeHasTheMembersThatWereApproved() => Verify(typeof(Detection));

    [Fact]
    public void HostingHasTheMembersThatWereApproved() => Verify(typeof(DetectionServices));

    private static void Verify(Type type, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        string text = type.Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n";
        string path = Path.Combine(Path.GetDirectoryName(file)!, $"PublicApiTests.{method}");
        string approved = File.Exists($"{path}.verified.txt") ? File.ReadAllText($"{path}.verified.txt") : "";
        if (approved == text)
            return;
        File.WriteAllText($"{path}.received.txt", text);
        Assert.Equal(approved, text);
    }
}
