namespace SplCompiler.Runtime;

/// <summary>The ranges of <c>rangemap</c>: a name and both ends, which belong to it.</summary>
/// <remarks>Source: Search Reference, "rangemap".</remarks>
public sealed class RangeNames(string otherwise, params (string Name, double Low, double High)[] ranges)
{
    /// <summary>The names of all ranges that hold the number; the default for what is no number and for missing fields.</summary>
    public SplValue NamesOf(SplValue value)
    {
        if (value.Number is not { } number)
            return otherwise;
        SplValue[] names = [.. ranges.Where(range => number >= range.Low && number <= range.High).Select(range => (SplValue)range.Name)];
        return names.Length == 0 ? otherwise : SplValue.FromMany(names);
    }
}
