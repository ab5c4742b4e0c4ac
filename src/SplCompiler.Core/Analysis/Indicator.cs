using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>A combination of field, kind and values that a rule looks for. Two are equal when the same events fit them.</summary>
/// <param name="Field">The field of events.</param>
/// <param name="Kind">How its value is tested.</param>
/// <param name="Operator">Behind <see cref="PredicateKind.Compare"/> the comparison, else empty.</param>
/// <param name="Values">In order; in small letters where case does not count.</param>
public sealed record Indicator(string Field, PredicateKind Kind, string Operator, ImmutableArray<string> Values)
{
    /// <summary>The text that two equal indicators share.</summary>
    public string Key { get; } = string.Join('\u001f', [Field, Kind.ToString(), Operator, .. Values]);

    /// <summary>The kind as reports write it; with the comparison where there is one.</summary>
    public string KindName => Operator.Length == 0 ? Kind.ToString().ToLowerInvariant() : $"{Kind.ToString().ToLowerInvariant()} {Operator}";

    public bool Equals(Indicator? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <summary>The indicators of predicates; excluded are tests of where events come from, of counts and other results of the rule itself, and of what only a run knows.</summary>
    internal static ImmutableArray<Indicator> Of(IEnumerable<Predicate> predicates) =>
        [.. predicates.Where(IsIndicator).Select(Of).DistinctBy(indicator => indicator.Key)];

    /// <summary>Whether a predicate is one.</summary>
    public static bool IsIndicator(Predicate predicate) =>
        predicate is { IsLiteral: true, IsSource: false, Values.IsEmpty: false, IsNegated: false }
        && !(predicate.IsComputed && predicate.Kind is PredicateKind.Eq or PredicateKind.In or PredicateKind.Compare or PredicateKind.Call)
        // A macro that computes a value decides how events are read, not what the rule looks for.
        && (predicate.Use == PredicateUse.Filter || predicate.Macros.IsEmpty);

    /// <summary>The combination that a predicate looks for.</summary>
    public static Indicator Of(Predicate predicate)
    {
        ImmutableArray<string> values =
            [.. predicate.Values.Select(value => predicate.IgnoresCase ? value.ToLowerInvariant() : value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new Indicator(
            predicate.Origin,
            // A list of one value, or of one several times, is that value.
            predicate.Kind != PredicateKind.In || values.Length > 1 ? predicate.Kind : IsPattern(predicate, values[0]) ? PredicateKind.Wildcard : PredicateKind.Eq,
            predicate.Kind == PredicateKind.Compare ? predicate.Operator : "",
            values);
    }

    // Stars are stars where case does not count: in a search, not in an expression.
    private static bool IsPattern(Predicate predicate, string value) => predicate.IgnoresCase && value.Contains('*', StringComparison.Ordinal);
}
