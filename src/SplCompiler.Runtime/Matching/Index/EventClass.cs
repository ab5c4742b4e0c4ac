using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>Events that are the same in all fields that say what kind of event it is: the same rules can match them.</summary>
/// <param name="Always">Rules that look at every event of the class.</param>
/// <param name="Waiting">Rules that look at an event when it holds one of their texts.</param>
/// <param name="Scan">The texts of <paramref name="Waiting"/>; null when there are none.</param>
/// <param name="RulesOf">For each text the rules that wait for it.</param>
internal sealed record EventClass(ImmutableArray<int> Always, ImmutableArray<int> Waiting, LiteralScan? Scan, ImmutableArray<ImmutableArray<int>> RulesOf)
{
    /// <summary>True when the rendered message of an event may hold a text that a rule waits for.</summary>
    public bool SeeksMessage { get; init; }

    /// <summary>Which of the texts the event at hand holds.</summary>
    public FoundTexts Found { get; init; } = new([]);

    /// <summary>For each rule that waits the lists of which an event must hold a text besides.</summary>
    public IReadOnlyDictionary<int, OtherText[][]> Others { get; init; } = new Dictionary<int, OtherText[][]>();

    /// <summary>The class of events that all of some rules look at.</summary>
    public static EventClass Everything(int rules) => new([.. Enumerable.Range(0, rules)], [], null, []);
}
