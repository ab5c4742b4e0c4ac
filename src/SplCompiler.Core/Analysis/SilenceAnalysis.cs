using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>
/// Says why a rule saw nothing, from its filters and from what a run learnt about its input. It only ever proves that a
/// filter cannot hold; where it cannot, the answer is that the events were filtered out.
/// </summary>
public sealed class SilenceAnalysis
{
    private readonly SeenOrigin _origin;
    private readonly Func<string, bool?> _wasPresent;
    private readonly Func<TimeBound, TimesMet>? _times;

    private SilenceAnalysis(SeenOrigin origin, Func<string, bool?> wasPresent, Func<TimeBound, TimesMet>? times) => (_origin, _wasPresent, _times) = (origin, wasPresent, times);

    /// <param name="filters">The filters of a rule without rows.</param>
    /// <param name="origins">The sources of the input; empty when they are not known.</param>
    /// <param name="wasPresent">Whether any event had a field; null when that is not known.</param>
    /// <param name="times">Which times of the input are on the side of a border that is asked for; null when its times are not known.</param>
    public static SilenceReason Explain(FilterOutline filters, IReadOnlyCollection<SeenOrigin> origins, Func<string, bool?> wasPresent, Func<TimeBound, TimesMet>? times = null)
    {
        // Channel is a source by another name: JSON of a shipper has it where Splunk has a source.
        bool isAccepted = origins.Count == 0 || origins.Any(origin => CanHold(filters, origin, field => field == "Channel" ? wasPresent(field) : null));
        if (!isAccepted)
            return SilenceReason.SourceNeverSeen;
        IEnumerable<SeenOrigin> candidates = origins.Count == 0 ? [default] : origins;
        if (!candidates.Any(origin => CanHold(filters, origin, wasPresent)))
            return SilenceReason.FieldNeverPresent;
        return candidates.Any(origin => CanHold(filters, origin, wasPresent, times)) ? SilenceReason.FilteredOut : SilenceReason.OutsideTimeRange;
    }

    /// <summary>The conditions, each joined to the others by AND, that no event of the input can meet; none when that cannot be said of any alone.</summary>
    /// <inheritdoc cref="Explain"/>
    public static IEnumerable<SilentCondition> Blame(FilterOutline filters, IReadOnlyCollection<SeenOrigin> origins, Func<string, bool?> wasPresent)
    {
        IReadOnlyCollection<SeenOrigin> candidates = origins.Count == 0 ? [default] : origins;
        foreach (FilterOutline part in filters.Kind == FilterKind.All ? filters.Parts : [filters])
        {
            if (candidates.Any(origin => CanHold(part, origin, wasPresent)))
                continue;
            string[] fields = [.. Fields(part).Distinct(StringComparer.Ordinal)];
            yield return new SilentCondition(part.Text, [.. fields.Where(field => wasPresent(field) == false)], fields.Any(field => field is "source" or "sourcetype"));
        }
    }

    private static IEnumerable<string> Fields(FilterOutline filter) => filter.Fields.Concat(filter.Parts.SelectMany(Fields));

    private static bool CanHold(FilterOutline filters, SeenOrigin origin, Func<string, bool?> wasPresent, Func<TimeBound, TimesMet>? times = null) =>
        new SilenceAnalysis(origin, wasPresent, times).Possible(filters).True;

    /// <summary>Whether a condition may be true, and whether it may be false, on some event of the origin.</summary>
    private (bool True, bool False) Possible(FilterOutline filter)
    {
        switch (filter.Kind)
        {
            case FilterKind.Always:
                return (true, false);
            case FilterKind.Never:
                return (false, true);
            case FilterKind.Not:
                (bool isTrue, bool isFalse) = Possible(filter.Parts[0]);
                return (isFalse, isTrue);
            case FilterKind.All:
                (bool True, bool False)[] all = [.. filter.Parts.Select(Possible)];
                return (all.All(part => part.True), all.Any(part => part.False));
            case FilterKind.Any:
                (bool True, bool False)[] any = [.. filter.Parts.Select(Possible)];
                return (any.Any(part => part.True), any.All(part => part.False));
            case FilterKind.Test:
                return Test(filter, filter.Fields[0]);
            case FilterKind.TimeRange when _times is not null && filter.Bound is { } bound:
                TimesMet met = _times(bound);
                return (met != TimesMet.None, met != TimesMet.All);
            case FilterKind.Comparison or FilterKind.TimeRange when filter.Fields.Any(IsAbsent):
                return (false, false);
            default:
                return (true, true);
        }
    }

    private (bool True, bool False) Test(FilterOutline test, string field)
    {
        string? known = field switch
        {
            "source" => _origin.Source,
            "sourcetype" => _origin.SourceType,
            _ => null,
        };
        if (known is not null && test.Test?.Passes(known) is { } passes)
            return (passes, !passes);
        return IsAbsent(field) ? (false, test.MissingIsFalse) : (true, true);
    }

    private bool IsAbsent(string field) => _wasPresent(field) == false;
}

/// <summary>How many times of an input a border of a time range lets through.</summary>
public enum TimesMet
{
    None,
    Some,
    All,
}

/// <summary>A condition of a rule that no event met.</summary>
/// <param name="Text">As its author wrote it.</param>
/// <param name="Absent">Fields that it asks for and that no event had.</param>
/// <param name="AsksSource">True when it asks where events come from.</param>
public sealed record SilentCondition(string Text, ImmutableArray<string> Absent, bool AsksSource);
