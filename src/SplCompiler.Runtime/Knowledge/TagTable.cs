using System.Text;

namespace SplCompiler.Runtime;

/// <summary>The tags of field values: tags.conf.</summary>
/// <param name="entries">A field, one of its values, and a tag that events with this value have.</param>
public sealed class TagTable(params (string Field, string Value, string Tag)[] entries)
{
    private readonly ILookup<(string Field, string Value), string> _tags =
        entries.ToLookup(entry => (entry.Field, entry.Value.ToUpperInvariant()), entry => entry.Tag);

    /// <summary>Adds the tags of the values of a field, each once.</summary>
    public void AddTo(List<string> tags, string field, FieldValues values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            foreach (string tag in _tags[(field, Encoding.UTF8.GetString(values[i]).ToUpperInvariant())])
            {
                if (!tags.Contains(tag, StringComparer.Ordinal))
                    tags.Add(tag);
            }
        }
    }

    /// <summary>Names as the values of a field.</summary>
    public static FieldValues Values(List<string> names) => SplValue.FromMany([.. names.Select(SplValue.FromText)]).ToFieldValues();
}
