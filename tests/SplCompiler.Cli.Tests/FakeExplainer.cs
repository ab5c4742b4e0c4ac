using SplCompiler.Cli.Engine;
using SplCompiler.Knowledge;

namespace SplCompiler.Cli.Tests;

/// <summary>Explanations that were told.</summary>
public sealed class FakeExplainer : IEventExplainer
{
    public List<EventExplanation> Explanations { get; } = [];

    public IEnumerable<EventExplanation> Explain(SplCompilation rule, KnowledgeBase knowledge, RunRequest request, CancellationToken cancellation) => Explanations;
}
