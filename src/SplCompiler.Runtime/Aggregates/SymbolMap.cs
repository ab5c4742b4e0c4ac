namespace SplCompiler.Runtime;

/// <summary>Maps the symbols of one table to those of another. A text comes into the other table when its symbol is first asked for.</summary>
public sealed class SymbolMap(SymbolTable from, SymbolTable to)
{
    private readonly int[] _map = new int[from.Count];

    public SymbolTable From => from;

    public SymbolTable To => to;

    public Symbol this[Symbol symbol]
    {
        get
        {
            // Stored from 1, so that 0 means not asked for yet.
            ref int mapped = ref _map[symbol.Index];
            if (mapped == 0)
                mapped = to.Intern(from.ValueAt(symbol.Index)).Index + 1;
            return new Symbol(mapped - 1);
        }
    }
}
