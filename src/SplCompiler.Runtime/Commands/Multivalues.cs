namespace SplCompiler.Runtime;

/// <summary>What <c>makemv</c>, <c>nomv</c> and <c>mvexpand</c> do with the values of a field.</summary>
public static class Multivalues
{
    /// <summary>The values one by one, at most <paramref name="limit"/> of them (0 = all); a missing field once, as null.</summary>
    /// <remarks>Source: Search Reference, "mvexpand".</remarks>
    public static IEnumerable<SplValue> Expand(SplValue value, int limit)
    {
        int count = limit == 0 ? value.Count : Math.Min(limit, value.Count);
        if (count == 0)
            yield return SplValue.Null;
        for (int i = 0; i < count; i++)
            yield return value[i];
    }

    /// <summary>Cuts each value at a delimiter. Empty pieces go unless they are allowed; of nothing but empty pieces nothing is left.</summary>
    /// <remarks>Source: Search Reference, "makemv".</remarks>
    public static SplValue Split(SplValue value, string delimiter, bool allowEmpty)
    {
        StringSplitOptions options = allowEmpty ? StringSplitOptions.None : StringSplitOptions.RemoveEmptyEntries;
        return value.Each(one => delimiter.Length == 0 ? Eval.Split(one, "") : one.Text!.Split(delimiter, options));
    }

    /// <summary>The first group of every match of a pattern in each value.</summary>
    /// <remarks>Source: Search Reference, "makemv" (tokenizer).</remarks>
    public static SplValue Tokens(SplValue value, SplRegex tokenizer) =>
        value.Each(one => SplValue.FromMany([.. tokenizer.Matches(one.Text!).Select(match => (SplValue)match.Groups[1])]));

    /// <summary>All values as one text; null when there is none.</summary>
    /// <remarks>Source: Search Reference, "nomv".</remarks>
    public static string? Join(SplValue value, string delimiter) => value.Count switch
    {
        0 => null,
        1 => value.Text,
        _ => string.Join(delimiter, Expand(value, 0)),
    };
}
