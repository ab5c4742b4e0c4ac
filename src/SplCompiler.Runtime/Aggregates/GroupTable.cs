using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>The key of a group: plain data and symbols.</summary>
public interface IGroupKey<TKey>
    where TKey : struct
{
    /// <summary>Orders keys by their parts; symbols by their text.</summary>
    int CompareTo(TKey other, SymbolTable symbols);

    /// <summary>The same key with symbols of another table.</summary>
    TKey MovedTo(SymbolMap symbols);
}

/// <summary>The running state of a group.</summary>
public interface IGroup<TGroup>
    where TGroup : struct
{
    void Merge(in TGroup other, SymbolMap symbols);

    void Save(StateWriter state);

    void Restore(StateReader state);
}

/// <summary>The only key there is when rows are aggregated without BY.</summary>
public readonly record struct NoKey : IGroupKey<NoKey>
{
    public int CompareTo(NoKey other, SymbolTable symbols) => 0;

    public NoKey MovedTo(SymbolMap symbols) => this;
}

/// <summary>Groups by key, with the texts that keys and states refer to. A known key allocates nothing.</summary>
public sealed class GroupTable<TKey, TGroup>
    where TKey : unmanaged, IGroupKey<TKey>, IEquatable<TKey>
    where TGroup : struct, IGroup<TGroup>
{
    // Made by the first key: of most rules no event is kept.
    private Dictionary<TKey, int>? _index;
    private TKey[] _keys = new TKey[4];
    private TGroup[] _groups = new TGroup[4];
    private int _count;

    public SymbolTable Symbols { get; private set; } = new();

    public int Count => _count;

    /// <summary>The group of a key, made empty when it is new. The reference is good until the next call.</summary>
    public ref TGroup At(TKey key) => ref At(key, out _);

    /// <inheritdoc cref="At(TKey)"/>
    /// <param name="key">The key.</param>
    /// <param name="number">The number of the group, in order of appearance: its place in <see cref="InOrder"/>.</param>
    public ref TGroup At(TKey key, out int number)
    {
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_index ??= [], key, out bool exists);
        if (!exists)
        {
            if (_count == _keys.Length)
            {
                Array.Resize(ref _keys, _count * 2);
                Array.Resize(ref _groups, _count * 2);
            }

            place = _count++;
            _keys[place] = key;
        }

        number = place;
        return ref _groups[place];
    }

    public Symbol Intern(ReadOnlySpan<byte> text) => Symbols.Intern(text);

    public Symbol Intern(string text) => Symbols.Intern(text);

    /// <summary>The text of a key part, as a field value.</summary>
    public FieldValues Text(Symbol symbol) => new(Symbols, symbol.Index, 1);

    /// <summary>Makes the one group of an aggregation without BY exist, so that counting nothing gives 0.</summary>
    public void EnsureOne() => At(default);

    /// <summary>Forgets every group. Texts that results refer to stay.</summary>
    public void Clear()
    {
        _index?.Clear();
        Array.Clear(_groups, 0, _count);
        _count = 0;
    }

    /// <summary>All groups, in order of appearance.</summary>
    public IEnumerable<TGroup> InOrder()
    {
        for (int i = 0; i < _count; i++)
            yield return _groups[i];
    }

    /// <summary>All groups, ascending by key.</summary>
    public IEnumerable<(TKey Key, TGroup Group)> InKeyOrder()
    {
        int[] order = new int[_count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => _keys[a].CompareTo(_keys[b], Symbols));
        foreach (int i in order)
            yield return (_keys[i], _groups[i]);
    }

    /// <summary>Completes the groups that are over as if the input had ended with them, and keeps the others.</summary>
    /// <param name="isOver">Whether a group takes no more rows.</param>
    /// <param name="complete">Writes the rows of the groups that this table holds while it runs.</param>
    public void CompleteWhere(Func<TKey, bool> isOver, Action complete)
    {
        if (!_keys.AsSpan(0, _count).ToArray().Any(isOver))
            return;
        // Both halves get texts of their own, so that a stream does not keep what only past groups said.
        GroupTable<TKey, TGroup> over = Where(isOver), open = Where(key => !isOver(key));
        TakeOver(over);
        complete();
        TakeOver(open);
    }

    private GroupTable<TKey, TGroup> Where(Func<TKey, bool> keeps)
    {
        var kept = new GroupTable<TKey, TGroup>();
        var symbols = new SymbolMap(Symbols, kept.Symbols);
        for (int i = 0; i < _count; i++)
        {
            if (keeps(_keys[i]))
                kept.At(_keys[i].MovedTo(symbols)).Merge(in _groups[i], symbols);
        }

        return kept;
    }

    private void TakeOver(GroupTable<TKey, TGroup> other) =>
        (_index, _keys, _groups, _count, Symbols) = (other._index, other._keys, other._groups, other._count, other.Symbols);

    public void Merge(GroupTable<TKey, TGroup> other)
    {
        var symbols = new SymbolMap(other.Symbols, Symbols);
        for (int i = 0; i < other._count; i++)
            At(other._keys[i].MovedTo(symbols)).Merge(in other._groups[i], symbols);
    }

    public void Save(StateWriter state)
    {
        Symbols.Save(state);
        state.Write(_count);
        for (int i = 0; i < _count; i++)
        {
            state.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TKey>(in _keys[i])));
            _groups[i].Save(state);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote into an empty table.</summary>
    public void Restore(StateReader state)
    {
        Symbols.Restore(state);
        int count = state.ReadInt32();
        for (int i = 0; i < count; i++)
            At(MemoryMarshal.Read<TKey>(state.ReadBytes(Unsafe.SizeOf<TKey>()))).Restore(state);
    }
}
