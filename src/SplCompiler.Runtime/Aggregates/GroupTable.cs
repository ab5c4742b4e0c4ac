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
    private NumberIndex _index;
    private Pages<(TKey Key, TGroup Group)> _groups = new();

    public SymbolTable Symbols { get; private set; } = new();

    public int Count => _groups.Count;

    /// <summary>The group of a key, made empty when it is new. The reference is good until the next call.</summary>
    public ref TGroup At(TKey key) => ref At(key, out _);

    /// <inheritdoc cref="At(TKey)"/>
    /// <param name="key">The key.</param>
    /// <param name="number">The number of the group, in order of appearance: its place in <see cref="InOrder"/>.</param>
    public ref TGroup At(TKey key, out int number)
    {
        uint hash = Hash(key);
        for (number = _index.First(hash, out int place); number >= 0; number = _index.Next(hash, ref place))
        {
            ref (TKey Key, TGroup Group) known = ref _groups[number];
            if (known.Key.Equals(key))
                return ref known.Group;
        }

        number = Count;
        if (_index.IsFull(number))
            Grow();
        _index.Add(hash, number);
        ref (TKey Key, TGroup Group) added = ref _groups.Add();
        added.Key = key;
        return ref added.Group;
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
        _index.Clear();
        _groups.Clear();
    }

    /// <summary>All groups, in order of appearance.</summary>
    public IEnumerable<TGroup> InOrder()
    {
        for (int i = 0; i < Count; i++)
            yield return _groups[i].Group;
    }

    /// <summary>All groups, ascending by key.</summary>
    public IEnumerable<(TKey Key, TGroup Group)> InKeyOrder()
    {
        // Keys are compared where they lie close together.
        var keys = new TKey[Count];
        int[] order = new int[Count];
        for (int i = 0; i < order.Length; i++)
            (keys[i], order[i]) = (_groups[i].Key, i);
        Array.Sort(order, (a, b) => keys[a].CompareTo(keys[b], Symbols));
        foreach (int i in order)
            yield return _groups[i];
    }

    /// <summary>Completes the groups that are over as if the input had ended with them, and keeps the others.</summary>
    /// <param name="isOver">Whether a group takes no more rows.</param>
    /// <param name="complete">Writes the rows of the groups that this table holds while it runs.</param>
    public void CompleteWhere(Func<TKey, bool> isOver, Action complete)
    {
        if (!Enumerable.Range(0, Count).Any(number => isOver(_groups[number].Key)))
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
        for (int i = 0; i < Count; i++)
        {
            ref (TKey Key, TGroup Group) own = ref _groups[i];
            if (keeps(own.Key))
                kept.At(own.Key.MovedTo(symbols)).Merge(in own.Group, symbols);
        }

        return kept;
    }

    private void TakeOver(GroupTable<TKey, TGroup> other) =>
        (_index, _groups, Symbols) = (other._index, other._groups, other.Symbols);

    public void Merge(GroupTable<TKey, TGroup> other)
    {
        var symbols = new SymbolMap(other.Symbols, Symbols);
        for (int i = 0; i < other.Count; i++)
        {
            ref (TKey Key, TGroup Group) added = ref other._groups[i];
            At(added.Key.MovedTo(symbols)).Merge(in added.Group, symbols);
        }
    }

    public void Save(StateWriter state)
    {
        Symbols.Save(state);
        state.Write(Count);
        for (int i = 0; i < Count; i++)
        {
            ref (TKey Key, TGroup Group) saved = ref _groups[i];
            state.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TKey>(in saved.Key)));
            saved.Group.Save(state);
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

    private void Grow()
    {
        _index.Grow();
        for (int i = 0; i < Count; i++)
            _index.Add(Hash(_groups[i].Key), i);
    }

    // Symbols are numbers in a row and times multiples of their span; the upper half of the product depends on all bits.
    private static uint Hash(TKey key) => (uint)(((uint)key.GetHashCode() * 0x9E37_79B9_7F4A_7C15) >> 32);
}
