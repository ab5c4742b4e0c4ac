using SplCompiler.Diagnostics;
using YamlDotNet.Core;

namespace SplCompiler.Rules;

/// <summary>A node of a YAML file, with its place.</summary>
/// <param name="Start">Offset of the node in the file.</param>
/// <param name="End">Offset of its end.</param>
internal abstract record YamlNode(int Start, int End);

/// <summary>A scalar. The places of its characters are worked out only for text that is compiled.</summary>
/// <param name="File">The file that holds it.</param>
/// <param name="Value">Its text.</param>
/// <param name="Style">How it is written.</param>
/// <param name="ParentIndent">0-based column of the collection that holds it, which the indentation of a block is measured against.</param>
/// <param name="Start">Offset of the scalar, or of the tag or anchor in front of it.</param>
/// <param name="End">Offset of its end.</param>
internal sealed record YamlText(SourceFile File, string Value, ScalarStyle Style, int ParentIndent, int Start, int End) : YamlNode(Start, End)
{
    /// <summary>True when YAML means null by it.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && Value is ("" or "~" or "null" or "Null" or "NULL");

    /// <summary>The text with the place of each character.</summary>
    /// <param name="diagnostics">Receives a warning SPL9001 when the places could not be found.</param>
    public RuleText ToRuleText(ICollection<Diagnostic> diagnostics)
    {
        RuleText text = YamlScalarText.Read(File, Value, Style, Start, End, ParentIndent, out bool isExact);
        if (!isExact)
        {
            diagnostics.Add(new Diagnostic(
                Descriptors.InternalError, "positions inside this text are lost; please report the file", File.Locate(Start, End), "this text")
            {
                Severity = Severity.Warning,
            });
        }

        return text;
    }
}

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
                if (name.Value == key)
                    return value;
            }

            return null;
        }
    }
}
