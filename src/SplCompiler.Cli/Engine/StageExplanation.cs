namespace SplCompiler.Cli.Engine;

/// <summary>What one stage does to an event.</summary>
/// <param name="Spl">The stage as the rule writes it.</param>
/// <param name="Outcome">What becomes of the event.</param>
/// <param name="Reasons">The predicates that decided; for a stage that drops the event those that failed.</param>
/// <param name="Reads">The fields that the stage reads, with their values.</param>
public sealed record StageExplanation(
    string Spl, StageOutcome Outcome, IReadOnlyList<PredicateExplanation> Reasons, IReadOnlyList<FieldReading> Reads);

/// <summary>What becomes of an event at a stage.</summary>
public enum StageOutcome
{
    /// <summary>It goes on.</summary>
    Keeps,

    /// <summary>It leaves the pipeline here.</summary>
    Leaves,

    /// <summary>It becomes part of a result of many events.</summary>
    Joins,

    /// <summary>It left before.</summary>
    NotReached,
}

/// <summary>A predicate over one event.</summary>
/// <param name="Text">In the words of the plan.</param>
/// <param name="Value">True, false, or null.</param>
/// <param name="Reads">The fields that it reads, with their values.</param>
public sealed record PredicateExplanation(string Text, bool? Value, IReadOnlyList<FieldReading> Reads);

/// <summary>A field and what an event holds in it.</summary>
/// <param name="Name">The field.</param>
/// <param name="Values">Its values; null when the event does not have it.</param>
public sealed record FieldReading(string Name, IReadOnlyList<string>? Values);
