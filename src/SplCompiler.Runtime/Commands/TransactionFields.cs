namespace SplCompiler.Runtime;

/// <summary>How the fields of the events of a transaction become those of one row.</summary>
/// <remarks>Source: Search Reference, "transaction" (rendering options): sets of values in order of text, or lists in order of time.</remarks>
public sealed record TransactionFields
{
    /// <summary>Names and wildcards of the fields that are lists.</summary>
    public string[] Lists { get; init; } = [];

    /// <summary>What stands in a list for an event without the field.</summary>
    public string NullText { get; init; } = "NULL";

    /// <summary>True when the raw texts are several values, not one text of lines.</summary>
    public bool SplitsRaw { get; init; }

    /// <summary>The value of a field over events that are in order of time.</summary>
    public SplValue Merge(string name, IReadOnlyList<SplValue> values)
    {
        bool isRaw = name == "_raw";
        bool isList = !isRaw && Array.Exists(Lists, list => NamePattern.Matches(list, name));
        var merged = new List<SplValue>(values.Count);
        bool isPresent = false;
        foreach (SplValue value in values)
        {
            isPresent |= !value.IsNull;
            for (int i = 0; i < value.Count; i++)
                merged.Add(value[i]);
            if (isList && value.IsNull)
                merged.Add(NullText);
        }

        if (!isPresent)
            return SplValue.Null;
        if (isRaw)
            return SplitsRaw ? SplValue.FromMany([.. merged]) : string.Join('\n', merged.Select(value => value.Text));
        return SplValue.FromMany(isList ? [.. merged] : Unique(merged));
    }

    private static SplValue[] Unique(List<SplValue> values)
    {
        if (values.Count == 1)
            return [values[0]];
        SplValue[] unique = [.. values.DistinctBy(value => value.Text, StringComparer.Ordinal)];
        Array.Sort(unique, (left, right) => Compare.Texts(left.Text!, right.Text!));
        return unique;
    }
}
