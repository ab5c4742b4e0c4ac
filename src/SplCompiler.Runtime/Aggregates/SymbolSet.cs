namespace SplCompiler.Runtime;

/// <summary>A set of texts: the state of <c>values()</c> and <c>dc()</c>. Adding a known text allocates nothing.</summary>
public struct SymbolSet : IGroup<SymbolSet>
{
    // Small sets are searched from the end; a hash set takes over when that gets slow.
    private const int LinearLimit = 16;

    private int[]? _symbols;
    private HashSet<int>? _index;

    public int Count { get; private set; }

    public void Add(FieldValues values, SymbolTable symbols)
    {
        foreach (ReadOnlySpan<byte> value in values)
            Add(symbols.Intern(value));
    }

    public void Add(SplValue value, SymbolTable symbols)
    {
        for (int i = 0; i < value.Count; i++)
            Add(symbols.Intern(value[i].Text!));
    }

    public void Add(string? text, SymbolTable symbols)
    {
        if (text is not null)
            Add(symbols.Intern(text));
    }

    public void Add(double? number, SymbolTable symbols)
    {
        if (number is { } value)
            Add(symbols.Intern(SplNumber.Format(value)));
    }

    public void Add(SplTime? time, SymbolTable symbols) => Add(time?.Seconds, symbols);

    public void Add(string[]? texts, SymbolTable symbols)
    {
        foreach (string text in texts ?? [])
            Add(symbols.Intern(text));
    }

    /// <summary>The texts, sorted by UTF-8.</summary>
    /// <remarks>Source: Search Reference, "Multivalue stats and chart functions".</remarks>
    public readonly FieldValues Values(SymbolTable symbols)
    {
        if (_symbols is null)
            return default;
        if (Count == 1)
            return new FieldValues(symbols, _symbols[0], 1);
        int[] sorted = _symbols.AsSpan(0, Count).ToArray();
        Array.Sort(sorted, (a, b) => symbols.ValueAt(a).SequenceCompareTo(symbols.ValueAt(b)));
        return new FieldValues(new Sorted(symbols, sorted), 0, Count);
    }

    public void Merge(in SymbolSet other, SymbolMap symbols)
    {
        for (int i = 0; i < other.Count; i++)
            Add(symbols[new Symbol(other._symbols![i])]);
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(Count);
        for (int i = 0; i < Count; i++)
            state.Write(_symbols![i]);
    }

    public void Restore(StateReader state)
    {
        int count = state.ReadInt32();
        for (int i = 0; i < count; i++)
            Add(new Symbol(state.ReadInt32()));
    }

    private void Add(Symbol symbol)
    {
        if (Contains(symbol.Index))
            return;
        _symbols ??= new int[1];
        if (Count == _symbols.Length)
            Array.Resize(ref _symbols, Count * 2);
        _symbols[Count++] = symbol.Index;
        if (Count > LinearLimit && _index is null)
            _index = [.. _symbols.AsSpan(0, Count)];
        else
            _index?.Add(symbol.Index);
    }

    private readonly bool Contains(int symbol)
    {
        if (_index is not null)
            return _index.Contains(symbol);
        return _symbols is not null && _symbols.AsSpan(0, Count).Contains(symbol);
    }

    private sealed class Sorted(SymbolTable symbols, int[] order) : ValueStore
    {
        public override ReadOnlySpan<byte> ValueAt(int index) => symbols.ValueAt(order[index]);
    }
}
