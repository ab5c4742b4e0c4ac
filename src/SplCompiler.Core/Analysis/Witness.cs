using System.Collections.Immutable;
using SplCompiler.Planning;
using SplCompiler.Witnesses;

namespace SplCompiler.Analysis;

/// <summary>What every event that a rule looks at twice must meet. It only ever weakens: an event that fails it changes nothing.</summary>
/// <param name="Route">A condition over the fields that say what kind of event it is; null when no event is looked at.</param>
/// <param name="Sets">The text of the event holds one of each of these lists, the most telling first; empty when nothing is required. The form is that of <see cref="WitnessText"/>.</param>
public sealed record Witness(Expression? Route, ImmutableArray<ImmutableArray<string>> Sets)
{
    /// <summary>The texts of which one is looked for in every event; empty when nothing is required.</summary>
    public ImmutableArray<string> Literals => Sets.IsEmpty ? [] : Sets[0];

    /// <summary><see cref="Literals"/> without the signs for borders of tokens.</summary>
    public IEnumerable<string> PlainLiterals => Literals.Select(WitnessText.Plain);

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
        string literals = Sets.IsEmpty ? "literals: none" : string.Join('\n', Sets.Select((set, i) => $"{(i == 0 ? "literals" : "and")}: {string.Join(" | ", set)}"));
        string text = $"route: {PlanText.Of(Route)}\n{literals}";
        return IsNone ? text + "\n* no witness: the rule is shown every event" : text;
    }
}
