namespace SplCompiler.Runtime;

/// <summary>Takes values out of JSON and XML: what begins with <c>&lt;</c> is XML. Text that is neither gives nothing.</summary>
/// <remarks>Source: Search Reference, "spath".</remarks>
public static class Spath
{
    /// <summary>How much of a text is looked at when no path is given: <c>extraction_cutoff</c> of limits.conf.</summary>
    private const int Cutoff = 5000;

    /// <summary>What a path leads to in each value; null when that is nothing.</summary>
    public static SplValue Values(SplValue value, string path) => value.Each(one => Eval.Spath(one.Text, path));

    /// <summary>Every value under its path. What follows a mistake in the text is lost, what stands before it is not.</summary>
    public static OpenFields All(SplValue value)
    {
        var fields = new FieldCollector();
        for (int i = 0; i < value.Count; i++)
        {
            string text = value[i].Text!;
            text = text.Length > Cutoff ? text[..Cutoff] : text;
            if (IsXml(text))
                SpathXml.AddAll(text, fields);
            else
                SpathJson.AddAll(text, fields);
        }

        return fields.ToOpenFields();
    }

    private static bool IsXml(string text) => text.AsSpan().TrimStart().StartsWith('<');
}
