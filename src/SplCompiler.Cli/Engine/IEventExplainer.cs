namespace SplCompiler.Cli.Engine;

/// <summary>Follows single events through one rule.</summary>
public interface IEventExplainer
{
    /// <summary>For each event of the input, in input order: how far it gets, and what stops it.</summary>
    /// <param name="rule">A rule without errors; the unoptimized plan is what is followed, in the words of the rule.</param>
    /// <param name="knowledge">Where the fields of events come from.</param>
    /// <param name="request">The events.</param>
    /// <param name="cancellation">Stops before the next event.</param>
    IEnumerable<EventExplanation> Explain(SplCompilation rule, Knowledge.KnowledgeBase knowledge, RunRequest request, CancellationToken cancellation);
}
