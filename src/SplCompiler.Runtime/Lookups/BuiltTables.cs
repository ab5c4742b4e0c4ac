using System.Collections.Frozen;

namespace SplCompiler.Runtime;

/// <summary>The tables that were compiled into a pack, each read when a rule first asks for it.</summary>
/// <param name="tables">A name and what makes its table.</param>
public sealed class BuiltTables(params (string Name, Func<ILookupTable> Make)[] tables) : ILookupTables
{
    private readonly FrozenDictionary<string, Lazy<ILookupTable>> _tables =
        tables.ToFrozenDictionary(table => table.Name, table => new Lazy<ILookupTable>(table.Make), StringComparer.Ordinal);

    public ILookupTable? Find(string name) => _tables.GetValueOrDefault(name)?.Value;
}
