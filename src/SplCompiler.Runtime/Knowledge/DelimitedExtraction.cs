using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Fields by their place between delimiters: DELIMS and FIELDS of transforms.conf. Quotes protect a delimiter.</summary>
public sealed class DelimitedExtraction(string source, string delimiters, bool addsValues, params string[] fields)
    : FieldExtraction(source, [.. fields], addsValues)
{
    public override void Extract(string text, FoundFields found)
    {
        var cell = new StringBuilder();
        bool isQuoted = false;
        int field = 0;
        for (int i = 0; i <= text.Length && field < Fields.Length; i++)
        {
            if (i == text.Length || (!isQuoted && delimiters.Contains(text[i], StringComparison.Ordinal)))
            {
                found.Add(field++, cell.ToString().Trim(), AddsValues);
                cell.Clear();
            }
            else if (text[i] == '"' && (isQuoted || cell.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else
            {
                cell.Append(text[i]);
            }
        }
    }
}
