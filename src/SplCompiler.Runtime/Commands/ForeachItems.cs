namespace SplCompiler.Runtime;

/// <summary>What <c>foreach</c> loops over, and what its placeholders stand for.</summary>
/// <remarks>Source: Search Reference, "foreach".</remarks>
public static class ForeachItems
{
    /// <summary>The values of a field, counted from 0.</summary>
    public static IEnumerable<(int Iteration, SplValue Item)> Values(SplValue value)
    {
        for (int i = 0; i < value.Count; i++)
            yield return (i, value[i]);
    }

    /// <summary>The elements of a JSON array, counted from 0; none when the field holds none.</summary>
    public static IEnumerable<(int Iteration, SplValue Item)> JsonElements(SplValue value)
    {
        List<JsonItem> items = JsonItem.Parse(value.Text) is { Kind: JsonKind.Array } array ? array.Elements : [];
        for (int i = 0; i < items.Count; i++)
            yield return (i, items[i].ToValue());
    }

    /// <summary>The text that the stars of the first wildcard that matches stand for, in one piece.</summary>
    public static string MatchString(string name, params ReadOnlySpan<string> wildcards)
    {
        foreach (string wildcard in wildcards)
        {
            if (NamePattern.Captures(wildcard, name) is { } captures)
                return string.Concat(captures);
        }

        return "";
    }

    /// <summary>The text that one star of the first wildcard that matches stands for, counted from 0; empty when it has no such star.</summary>
    public static string MatchSegment(string name, int segment, params ReadOnlySpan<string> wildcards)
    {
        foreach (string wildcard in wildcards)
        {
            if (NamePattern.Captures(wildcard, name) is { } captures)
                return segment < captures.Length ? captures[segment] : "";
        }

        return "";
    }
}
