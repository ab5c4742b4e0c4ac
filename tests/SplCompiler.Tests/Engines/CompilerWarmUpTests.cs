using SplCompiler.Roslyn;

namespace SplCompiler.Tests.Engines;

/// <summary>What is compiled to get the compiler going is C# that the runtime knows.</summary>
public sealed class CompilerWarmUpTests
{
    [Fact]
    public void ItCompiles()
    {
        CompiledSources compiled = CompilerWarmUp.Compile();
        Assert.Empty(compiled.Findings);
        Assert.NotEmpty(compiled.Image);
    }
}
