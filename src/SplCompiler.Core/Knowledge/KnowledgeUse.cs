using System.Collections.Immutable;

namespace SplCompiler.Knowledge;

/// <summary>The questions that were asked of a <see cref="KnowledgeBase.Observed"/> knowledge: as long as their answers stay, what was made of it stays.</summary>
public sealed class KnowledgeUse
{
    private readonly HashSet<KnowledgeQuestion> _questions = [];
    private readonly Lock _lock = new();

    /// <summary>The questions, each once, in a fixed order.</summary>
    public ImmutableArray<KnowledgeQuestion> Questions
    {
        get
        {
            lock (_lock)
                return [.. _questions.OrderBy(question => question.Subject).ThenBy(question => question.Name, StringComparer.Ordinal)];
        }
    }

    internal void Add(KnowledgeSubject subject, string name = "")
    {
        lock (_lock)
            _questions.Add(new KnowledgeQuestion(subject, name));
    }
}
