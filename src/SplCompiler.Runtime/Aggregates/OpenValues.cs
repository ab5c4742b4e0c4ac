namespace SplCompiler.Runtime;

/// <summary>The state of <c>values(*)</c> over open events: a set of values for each name that occurs.</summary>
public struct OpenValues
{
    private Dictionary<int, int>? _index;
    private SymbolSet[]? _sets;

    public void Add(OpenFields fields, SymbolTable symbols)
    {
        foreach ((string name, SplValue value) in fields.Fields)
            At(symbols.Intern(name)).Add(value, symbols);
    }

    /// <summary>The values of each name, names sorted, called after <paramref name="to"/> where they match <paramref name="from"/>.</summary>
    public readonly OpenFields Results(SymbolTable symbols, string from, string to)
    {
        var results = new OpenFields();
        if (_index is null)
            return results;
        var names = new List<(string Name, int Place)>();
        foreach ((int symbol, int place) in _index)
            names.Add((symbols.Text(new Symbol(symbol)), place));
        names.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach ((string name, int place) in names)
        {
            string output = NamePattern.Captures(from, name) is { } captures ? NamePattern.Fill(to, captures) : name;
            results.Add(output, _sets![place].Values(symbols).ToValue());
        }

        return results;
    }

    public void Merge(in OpenValues other, SymbolMap symbols)
    {
        if (other._index is null)
            return;
        foreach ((int symbol, int place) in other._index)
            At(symbols[new Symbol(symbol)]).Merge(in other._sets![place], symbols);
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(_index?.Count ?? 0);
        foreach ((int symbol, int place) in _index ?? [])
        {
            state.Write(symbol);
            _sets![place].Save(state);
        }
    }

    public void Restore(StateReader state)
    {
        int count = state.ReadInt32();
        for (int i = 0; i < count; i++)
            At(new Symbol(state.ReadInt32())).Restore(state);
    }

    private ref SymbolSet At(Symbol name)
    {
        _index ??= [];
        _sets ??= new SymbolSet[4];
        if (!_index.TryGetValue(name.Index, out int place))
        {
            place = _index.Count;
            if (place == _sets.Length)
            {
                Array.Resize(ref _sets, place * 2);
            }

            _index.Add(name.Index, place);
        }

        return ref _sets[place];
    }
}
