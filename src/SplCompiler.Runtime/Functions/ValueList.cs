namespace SplCompiler.Runtime;

/// <summary>Collects values one after the other: what mvfilter and mvmap build. Nulls are left out, several values follow each other.</summary>
public struct ValueList
{
    private List<SplValue>? _values;

    public void Add(SplValue value)
    {
        for (int i = 0; i < value.Count; i++)
            (_values ??= []).Add(value[i]);
    }

    /// <summary>Each text once.</summary>
    public static IEnumerable<string> Distinct(string[] texts) => texts.Distinct(StringComparer.Ordinal);

    /// <summary>Null when nothing was added, one value as itself.</summary>
    public readonly SplValue ToValue() => _values is null ? SplValue.Null : SplValue.FromMany(_values.ToArray());
}
