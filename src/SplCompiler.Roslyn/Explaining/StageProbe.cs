using System.Collections.Immutable;
using SplCompiler.Planning;

namespace SplCompiler.Roslyn.Explaining;

/// <summary>What is asked about one stage for each event.</summary>
/// <param name="Spl">The stage as the rule writes it.</param>
/// <param name="Predicates">The conditions that an event must meet; empty for a stage that drops nothing.</param>
/// <param name="Fields">The fields that it reads.</param>
/// <param name="StoresRows">True when the stage needs more than one event: what follows it cannot be asked about one.</param>
public sealed record StageProbe(string Spl, ImmutableArray<PredicateProbe> Predicates, ImmutableArray<string> Fields, bool StoresRows)
{
    /// <summary>The probe whose row holds the values of <see cref="Fields"/>; -1 when there are none.</summary>
    public int ReadsProbe { get; init; } = -1;
}

/// <summary>A condition that is asked of each event.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="TrueProbe">The probe that has a row when it is true.</param>
/// <param name="FalseProbe">The probe that has a row when it is false; neither has one when it is null.</param>
/// <param name="Alternatives">The alternatives of an OR.</param>
public sealed record PredicateProbe(Expression Condition, int TrueProbe, int FalseProbe, ImmutableArray<PredicateProbe> Alternatives)
{
    /// <summary>The condition in the words of the plan.</summary>
    public string Text { get; } = PlanText.Of(Condition);

    /// <summary>The fields that it reads.</summary>
    public ImmutableArray<string> Fields { get; } = [.. Condition.Fields().Distinct(StringComparer.Ordinal)];
}
