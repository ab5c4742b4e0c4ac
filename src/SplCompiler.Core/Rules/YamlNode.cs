namespace SplCompiler.Rules;

/// <summary>A node of a YAML file, with its place.</summary>
/// <param name="Start">Offset of the node in the file.</param>
/// <param name="End">Offset of its end.</param>
internal abstract record YamlNode(int Start, int End);

/// <summary>A scalar: its text with the place of each character, and whether YAML means null by it.</summary>
internal sealed record YamlText(RuleText Text, bool IsNull, int Start, int End) : YamlNode(Start, End);

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Start, int End) : YamlNode(Start, End);

/// <summary>A mapping in file order; only scalars are keys.</summary>
internal sealed record YamlMap(IReadOnlyList<KeyValuePair<YamlText, YamlNode>> Entries, int Start, int End) : YamlNode(Start, End)
{
    public YamlNode? this[string key]
    {
        get
        {
            foreach ((YamlText name, YamlNode value) in Entries)
            {
                if (name.Text.Text == key)
                    return value;
            }

            return null;
        }
    }
}
