using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Counts rows by the values of some fields: what <c>dedup</c> remembers.</summary>
/// <remarks>Values compare as text with case, a multivalue as a whole.</remarks>
public sealed class RowCounts
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>True for the first <paramref name="limit"/> rows of a combination; a row that lacks a value only with <paramref name="keepEmpty"/>.</summary>
    public bool Admits(long limit, bool keepEmpty, params ReadOnlySpan<SplValue> values)
    {
        if (Combination(values) is not { } combination)
            return keepEmpty;
        long count = _counts.GetValueOrDefault(combination) + 1;
        _counts[combination] = count;
        return count <= limit;
    }

    /// <summary>A text that differs for different combinations; null when a value is missing.</summary>
    internal static string? Combination(ReadOnlySpan<SplValue> values)
    {
        var text = new StringBuilder();
        foreach (SplValue value in values)
        {
            if (value.IsNull)
                return null;
            text.Append(value.Count).Append(':');
            for (int i = 0; i < value.Count; i++)
                text.Append(value[i].Text!.Length).Append(':').Append(value[i].Text);
        }

        return text.ToString();
    }
}

/// <summary>Counts equal neighbours: what <c>dedup consecutive=true</c> remembers.</summary>
public sealed class NeighbourCounts
{
    private string? _last;
    private long _count;

    /// <inheritdoc cref="RowCounts.Admits"/>
    public bool Admits(long limit, bool keepEmpty, params ReadOnlySpan<SplValue> values)
    {
        if (RowCounts.Combination(values) is not { } combination)
        {
            _last = null;
            return keepEmpty;
        }

        _count = string.Equals(combination, _last, StringComparison.Ordinal) ? _count + 1 : 1;
        _last = combination;
        return _count <= limit;
    }
}
