namespace SplCompiler.Runtime;

/// <summary>Which partners of a row <c>join</c> takes by their time.</summary>
public enum PartnerTime
{
    Any,

    NotLater,

    NotEarlier,
}

/// <summary>The rows of the search inside a <c>join</c>, by the values of the fields that must be equal.</summary>
/// <remarks>Source: Search Reference, "join": values compare as text with case, a missing one has no partner.</remarks>
public sealed class JoinedRows<TRow>
    where TRow : struct
{
    private readonly Dictionary<string, List<(TRow Row, double? Time)>> _rows = new(StringComparer.Ordinal);

    /// <param name="row">The row.</param>
    /// <param name="time">Its time, where that decides.</param>
    /// <param name="keys">The values that must be equal.</param>
    public void Add(TRow row, double? time, params ReadOnlySpan<SplValue> keys)
    {
        if (RowCounts.Combination(keys) is not { } key)
            return;
        if (!_rows.TryGetValue(key, out List<(TRow, double?)>? partners))
            _rows.Add(key, partners = []);
        partners.Add((row, time));
    }

    /// <summary>The partners of a row, in their order.</summary>
    /// <param name="max">At most so many; 0 for all.</param>
    /// <param name="keepsAlone">A row without a partner gets one without fields.</param>
    /// <param name="which">Which partners by time.</param>
    /// <param name="time">The time of the row.</param>
    /// <param name="keys">The values that must be equal.</param>
    public IEnumerable<TRow> Of(long max, bool keepsAlone, PartnerTime which, double? time, params ReadOnlySpan<SplValue> keys)
    {
        List<(TRow Row, double? Time)> partners = RowCounts.Combination(keys) is { } key ? _rows.GetValueOrDefault(key, []) : [];
        IEnumerable<TRow> taken = partners
            .Where(partner => which == PartnerTime.Any || (which == PartnerTime.NotLater ? partner.Time <= time : partner.Time >= time))
            .Select(partner => partner.Row)
            .Take(max == 0 ? int.MaxValue : (int)Math.Min(max, int.MaxValue));
        return keepsAlone ? taken.DefaultIfEmpty() : taken;
    }
}
