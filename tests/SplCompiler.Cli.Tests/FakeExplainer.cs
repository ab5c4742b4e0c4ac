using SplCompiler.Cli.Engine;

namespace SplCompiler.Cli.Tests;

/// <summary>Explanations that were told.</summary>
public sealed class FakeExplainer : IEventExplainer
{
    public List<EventExplanation> Explanations { get; } = [];

    public IEnumerable<EventExplanation> Explain(SplCompilation rule, RunRequest request, CancellationToken cancellation) => Explanations;
}
