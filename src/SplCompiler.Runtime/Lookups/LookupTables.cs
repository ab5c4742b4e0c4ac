namespace SplCompiler.Runtime;

/// <summary>Tables by name.</summary>
public sealed class LookupTables(IReadOnlyDictionary<string, ILookupTable> tables) : ILookupTables
{
    /// <summary>The tables of CSV texts by name.</summary>
    public static LookupTables FromCsv(IEnumerable<KeyValuePair<string, string>> files) =>
        new(files.ToDictionary(file => file.Key, file => (ILookupTable)LookupTable.FromCsv(file.Value), StringComparer.Ordinal));

    public ILookupTable? Find(string name) => tables.GetValueOrDefault(name);
}
