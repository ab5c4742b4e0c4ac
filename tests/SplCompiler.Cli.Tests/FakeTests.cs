using SplCompiler.Cli.Engine;

namespace SplCompiler.Cli.Tests;

/// <summary>Test results that were told.</summary>
public sealed class FakeTests : IRuleTests
{
    public List<TestResult> Results { get; } = [];

    public IReadOnlyList<TestSource> Sources { get; private set; } = [];

    public IEnumerable<TestResult> Run(IReadOnlyList<TestSource> sources, TestOptions options, CancellationToken cancellation)
    {
        Sources = sources;
        return Results;
    }
}
