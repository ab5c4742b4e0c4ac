namespace SplCompiler.Runtime;

/// <summary>Fields whose names stand in the text: <c>FORMAT = $1::$2</c> of transforms.conf.</summary>
/// <param name="source">The field that is looked at; only <c>_raw</c> is.</param>
/// <param name="regex">The pattern.</param>
/// <param name="name">The name of a field, in which <c>$1</c> stands for a group.</param>
/// <param name="value">Its value.</param>
/// <param name="addsValues">True when a name that comes again is a further value.</param>
public sealed class NamedExtraction(string source, SplRegex regex, string name, string value, bool addsValues)
{
    public string Source { get; } = source;

    public bool AddsValues { get; } = addsValues;

    /// <summary>Names and values from left to right; a name as Splunk cleans it.</summary>
    public IEnumerable<(string Name, string Value)> Extract(string text)
    {
        foreach (SplMatch match in regex.Matches(text))
        {
            string cleaned = Clean(RegexExtraction.Filled(name, match));
            string found = RegexExtraction.Filled(value, match).Trim();
            if (cleaned.Length > 0 && found.Length > 0)
                yield return (cleaned, found);
        }
    }

    /// <summary>CLEAN_KEYS: what is no letter, digit or <c>_</c> becomes <c>_</c>; digits and <c>_</c> in front are dropped.</summary>
    private static string Clean(string name) =>
        string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '_')).TrimStart('_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
