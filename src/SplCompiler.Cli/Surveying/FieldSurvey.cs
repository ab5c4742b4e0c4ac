using System.Text;
using System.Text.Json;
using SplCompiler.Cli.Engine;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Surveying;

/// <summary>Counts the fields of events that come as rows with every field they have.</summary>
internal sealed class FieldSurvey : IResultRows
{
    private readonly Dictionary<string, SeenField> _fields = new(StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public IEnumerable<SeenField> Fields => _fields.Values.OrderBy(seen => seen.Name, StringComparer.Ordinal);

    public bool Has(string field) => _fields.ContainsKey(field);

    public void Write(CompiledRule rule, SplTime? time, long ordinal, ReadOnlySpan<byte> json)
    {
        var row = new Utf8JsonReader(json);
        row.Read();
        while (row.Read() && row.TokenType == JsonTokenType.PropertyName)
        {
            string name = row.GetString()!;
            row.Read();
            Add(name, ref row);
        }
    }

    private void Add(string name, ref Utf8JsonReader row)
    {
        if (row.TokenType == JsonTokenType.Null)
            return;
        if (!_fields.TryGetValue(name, out SeenField? field))
            _fields.Add(name, field = new SeenField(name));
        field.Count();
        if (row.TokenType != JsonTokenType.StartArray)
        {
            field.Show(Text(ref row));
            return;
        }

        while (row.Read() && row.TokenType != JsonTokenType.EndArray)
            field.Show(Text(ref row));
    }

    // A number keeps the digits that it was written with.
    private static string Text(ref Utf8JsonReader row) => row.TokenType == JsonTokenType.String ? row.GetString()! : Encoding.UTF8.GetString(row.ValueSpan);
}
