using System.Collections.Immutable;
using SplCompiler.Planning;

namespace SplCompiler.Analysis;

/// <summary>What every event that a rule looks at twice must meet. It only ever weakens: an event that fails it changes nothing.</summary>
/// <param name="Route">A condition over the fields that say what kind of event it is; null when no event is looked at.</param>
/// <param name="Literals">The text of the event holds one of these, in lower case; empty when nothing is required.</param>
public sealed record Witness(Expression? Route, ImmutableArray<string> Literals)
{
    /// <summary>True when a condition may look into the rendered message of a Windows event, which is no part of its record.</summary>
    public bool SeeksMessage { get; init; }

    /// <summary>For a rule whose rows come from no event.</summary>
    public static Witness NoEvent { get; } = new(null, []);

    /// <summary>True when nothing is known that an event must meet, so that the rule is shown every one.</summary>
    public bool IsNone => Route is TruthExpression { Value: true } && Literals.IsEmpty;

    public override string ToString()
    {
        if (Route is null)
            return "no event";
        string text = $"route: {PlanText.Of(Route)}\nliterals: {(Literals.IsEmpty ? "none" : string.Join(" | ", Literals))}";
        return IsNone ? text + "\n* no witness: the rule is shown every event" : text;
    }
}
