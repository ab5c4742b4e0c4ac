namespace SplCompiler.Runtime;

/// <summary>Maps the symbols of one table to those of another that takes them over.</summary>
public sealed class SymbolMap
{
    private readonly Symbol[] _map;

    public SymbolMap(SymbolTable from, SymbolTable to)
    {
        (From, To) = (from, to);
        _map = new Symbol[from.Count];
        for (int i = 0; i < _map.Length; i++)
            _map[i] = to.Intern(from.ValueAt(i));
    }

    public SymbolTable From { get; }

    public SymbolTable To { get; }

    public Symbol this[Symbol symbol] => _map[symbol.Index];
}
