using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>The state of <c>mode()</c>: how often each value occurs.</summary>
/// <remarks>Of values that occur equally often the least is taken, numbers before text; the manual promises nothing.</remarks>
public struct ModeState : IGroup<ModeState>
{
    private Dictionary<int, long>? _counts;

    public void Add(FieldValues values, SymbolTable symbols)
    {
        foreach (ReadOnlySpan<byte> value in values)
            Add(symbols.Intern(value), 1);
    }

    public void Add(SplValue value, SymbolTable symbols)
    {
        for (int i = 0; i < value.Count; i++)
            Add(symbols.Intern(value[i].Text!), 1);
    }

    public readonly SplValue Mode(SymbolTable symbols)
    {
        Symbol? best = null;
        long most = 0;
        foreach ((int index, long count) in _counts ?? [])
        {
            var symbol = new Symbol(index);
            if (best is not { } current || count > most || (count == most && new KeyOrder(symbols).By(symbol, current).Result < 0))
                (best, most) = (symbol, count);
        }

        return best is { } found ? SplValue.FromText(symbols.Text(found)) : SplValue.Null;
    }

    public void Merge(in ModeState other, SymbolMap symbols)
    {
        foreach ((int index, long count) in other._counts ?? [])
            Add(symbols[new Symbol(index)], count);
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(_counts?.Count ?? 0);
        foreach ((int index, long count) in _counts ?? [])
        {
            state.Write(index);
            state.Write(count);
        }
    }

    public void Restore(StateReader state)
    {
        int count = state.ReadInt32();
        for (int i = 0; i < count; i++)
            Add(new Symbol(state.ReadInt32()), state.ReadInt64());
    }

    private void Add(Symbol symbol, long count) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_counts ??= [], symbol.Index, out _) += count;
}
