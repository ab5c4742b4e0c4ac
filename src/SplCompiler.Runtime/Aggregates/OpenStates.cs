namespace SplCompiler.Runtime;

/// <summary>The states of an aggregate over a wildcard on open rows, <c>avg(cpu_*)</c>: one for each name that occurs.</summary>
public struct OpenStates<TState>
    where TState : struct, IGroup<TState>
{
    private Dictionary<int, int>? _index;
    private TState[]? _states;

    /// <summary>The state of a name, made empty when it is new. The reference is good until the next call.</summary>
    public ref TState At(string name, SymbolTable symbols) => ref At(symbols.Intern(name));

    /// <summary>The states with their names, names ascending.</summary>
    public readonly IEnumerable<(string Name, TState State)> InNameOrder(SymbolTable symbols)
    {
        TState[]? states = _states;
        return (_index ?? [])
            .Select(pair => (Name: symbols.Text(new Symbol(pair.Key)), State: states![pair.Value]))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal);
    }

    public void Merge(in OpenStates<TState> other, SymbolMap symbols)
    {
        foreach ((int symbol, int place) in other._index ?? [])
            At(symbols[new Symbol(symbol)]).Merge(in other._states![place], symbols);
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(_index?.Count ?? 0);
        foreach ((int symbol, int place) in _index ?? [])
        {
            state.Write(symbol);
            _states![place].Save(state);
        }
    }

    public void Restore(StateReader state)
    {
        int count = state.ReadInt32();
        for (int i = 0; i < count; i++)
            At(new Symbol(state.ReadInt32())).Restore(state);
    }

    private ref TState At(Symbol name)
    {
        _index ??= [];
        _states ??= new TState[4];
        if (!_index.TryGetValue(name.Index, out int place))
        {
            place = _index.Count;
            if (place == _states.Length)
                Array.Resize(ref _states, place * 2);
            _index.Add(name.Index, place);
        }

        return ref _states[place];
    }
}
