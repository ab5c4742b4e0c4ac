using System.Collections.Immutable;

namespace SplCompiler.Oracle;

/// <summary>A row: fields in order, none of them null. Field names have case.</summary>
/// <param name="Fields">Name and value of each field that is present.</param>
/// <param name="Ordinal">The place of its event in the input; null for a row that a table command made.</param>
public sealed record OracleRow(ImmutableArray<KeyValuePair<string, OracleValue>> Fields, long? Ordinal = null)
{
    public static OracleRow Empty { get; } = new([]);

    public IEnumerable<string> Names => Fields.Select(pair => pair.Key);

    /// <summary>The value of a field; null when it is missing.</summary>
    public OracleValue this[string name] => Fields.FirstOrDefault(pair => pair.Key == name).Value ?? OracleValue.Null;

    /// <summary>Sets a field where it stands, or at the end. Null removes it.</summary>
    public OracleRow With(string name, OracleValue value)
    {
        if (value.IsNull)
            return Without(name);
        int index = Fields.ToList().FindIndex(field => field.Key == name);
        return this with { Fields = index < 0 ? Fields.Add(new(name, value)) : Fields.SetItem(index, new(name, value)) };
    }

    public OracleRow Without(string name) => this with { Fields = [.. Fields.Where(field => field.Key != name)] };

    /// <summary>The fields of these names, in the order of the names.</summary>
    public OracleRow Only(IEnumerable<string> names) => this with
    {
        Fields = [.. names.Distinct().Where(name => !this[name].IsNull).Select(name => new KeyValuePair<string, OracleValue>(name, this[name]))],
    };

    public override string ToString() => $"{{{string.Join(", ", Fields.Select(field => $"{field.Key}: {field.Value}"))}}}";
}
