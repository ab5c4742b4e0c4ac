using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A row as one text.</summary>
public static class RowKey
{
    /// <summary>A text that is the same exactly for rows with the same fields. The order of open fields does not count.</summary>
    public static string Of(OpenFields open, params ReadOnlySpan<SplValue> values)
    {
        var text = new StringBuilder();
        foreach (SplValue value in values)
            Append(text, value);
        foreach ((string name, SplValue value) in open.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Append(text, name);
            Append(text, value);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, SplValue value)
    {
        text.Append(value.Count).Append(':');
        for (int i = 0; i < value.Count; i++)
            text.Append(value[i].Text!.Length).Append(':').Append(value[i].Text);
    }
}

/// <summary>The row before: <c>uniq</c>.</summary>
public sealed class LastRow
{
    private string? _key;

    /// <summary>True when the row is another than the one before.</summary>
    public bool Differs(string key)
    {
        bool differs = !string.Equals(key, _key, StringComparison.Ordinal);
        _key = key;
        return differs;
    }
}
