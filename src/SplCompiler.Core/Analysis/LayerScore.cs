namespace SplCompiler.Analysis;

/// <summary>How a layer scores a technique: the sum of what each of its rules counts.</summary>
/// <param name="Description">What the score is, a sentence.</param>
/// <param name="Of">What a rule counts; null for a rule about which nothing is known. A technique without any known rule has no score.</param>
/// <param name="Low">The colour of the lowest score, as the Navigator writes it: <c>#rrggbbaa</c>.</param>
/// <param name="High">The colour of the highest.</param>
public sealed record LayerScore(string Description, Func<RuleFacts, double?> Of, string Low, string High)
{
    /// <summary>Each rule counts one.</summary>
    public static LayerScore Rules { get; } = new("Scored by the number of rules that say they cover the technique.", _ => 1, "#dbeafeff", "#2563ebff");

    /// <summary>Each rule whose test passes counts one.</summary>
    /// <param name="passes">Whether a rule has a test, and it passes.</param>
    public static LayerScore PassingTests(Func<RuleFacts, bool> passes) =>
        new("Scored by the number of rules with a passing test that say they cover the technique.", rule => passes(rule) ? 1 : 0, "#fee2e2ff", "#16a34aff");

    /// <summary>Each rule counts the nanoseconds that it takes for an event.</summary>
    /// <param name="cost">What a rule was measured to cost; null when it was not.</param>
    public static LayerScore Cost(Func<RuleFacts, RuleCost?> cost) =>
        new("Scored by the nanoseconds an event that the rules which say they cover the technique cost together.", rule => cost(rule)?.NanosecondsPerEvent, "#fef9c3ff", "#dc2626ff");
}
