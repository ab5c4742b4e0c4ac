namespace SplCompiler.Runtime;

/// <summary>Tables by name.</summary>
/// <param name="tables">The tables.</param>
/// <param name="others">Asked for what these lack.</param>
public sealed class LookupTables(IReadOnlyDictionary<string, ILookupTable> tables, ILookupTables? others = null) : ILookupTables
{
    /// <summary>The tables of CSV texts by name.</summary>
    public static LookupTables FromCsv(IEnumerable<KeyValuePair<string, string>> files) =>
        new(files.ToDictionary(file => file.Key, file => (ILookupTable)LookupTable.FromCsv(file.Value), StringComparer.Ordinal));

    /// <summary>The tables of CSV texts with the rules of their definitions.</summary>
    public static LookupTables FromCsv(IEnumerable<KeyValuePair<string, string>> files, Func<string, LookupRules> rules, ILookupTables? others = null) =>
        new(files.ToDictionary(file => file.Key, file => (ILookupTable)LookupTable.FromCsv(file.Value, rules(file.Key)), StringComparer.Ordinal), others);

    public ILookupTable? Find(string name) => tables.GetValueOrDefault(name) ?? others?.Find(name);
}
