using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace SplCompiler.Runtime;

/// <summary>A set of texts: the state of <c>values()</c> and <c>dc()</c>. Adding a known text allocates nothing.</summary>
public struct SymbolSet : IGroup<SymbolSet>
{
    // Small sets are searched from end to end; a larger one is a hash table.
    private const int LinearLimit = 16;

    // Symbols from 1 on, so that 0 is an empty place: one behind the other up to the limit, then by open addressing. No object a value, and
    // none for the first, which is the only one of most groups.
    private int[]? _places;
    private int _first;

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
        if (Count <= 1)
            return new FieldValues(symbols, _first - 1, Count);
        int[] sorted = new int[Count];
        int count = 0;
        foreach (int place in Places)
        {
            if (place != 0)
                sorted[count++] = place - 1;
        }

        Array.Sort(sorted, (a, b) => symbols.ValueAt(a).SequenceCompareTo(symbols.ValueAt(b)));
        return new FieldValues(new Sorted(symbols, sorted), 0, Count);
    }

    public void Merge(in SymbolSet other, SymbolMap symbols)
    {
        foreach (int place in other.Places)
        {
            if (place != 0)
                Add(symbols[new Symbol(place - 1)]);
        }
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(Count);
        foreach (int place in Places)
        {
            if (place != 0)
                state.Write(place - 1);
        }
    }

    public void Restore(StateReader state)
    {
        int count = state.ReadInt32();
        for (int i = 0; i < count; i++)
            Add(new Symbol(state.ReadInt32()));
    }

    [UnscopedRef]
    private readonly ReadOnlySpan<int> Places => _places is null ? new ReadOnlySpan<int>(in _first) : _places;

    private void Add(Symbol symbol)
    {
        int value = symbol.Index + 1;
        if (_places is not { } places)
        {
            if (value == _first)
                return;
            if (Count == 0)
                _first = value;
            else
                _places = [_first, value, 0, 0];
            Count++;
            return;
        }

        if (!IsTable(places))
        {
            if (places.AsSpan(0, Count).Contains(value))
                return;
            if (Count == places.Length)
                _places = places = Twice(places);
            if (!IsTable(places))
            {
                places[Count++] = value;
                return;
            }
        }

        if (!TryPlace(places, value))
            return;
        Count++;
        // Three quarters full is full.
        if (Count * 4L > places.Length * 3L)
            _places = Twice(places);
    }

    private static bool IsTable(int[] places) => places.Length > LinearLimit;

    private static int[] Twice(int[] places)
    {
        int[] twice = new int[places.Length * 2];
        if (!IsTable(twice))
        {
            places.CopyTo(twice, 0);
            return twice;
        }

        foreach (int value in places)
        {
            if (value != 0)
                TryPlace(twice, value);
        }

        return twice;
    }

    /// <summary>False when the value is there already.</summary>
    private static bool TryPlace(int[] table, int value)
    {
        // Symbols are numbers in a row, which the upper bits of the product spread.
        int place = (int)((uint)value * 2654435769u >> (32 - BitOperations.Log2((uint)table.Length)));
        while (table[place] is not 0 and var other)
        {
            if (other == value)
                return false;
            place = (place + 1) & (table.Length - 1);
        }

        table[place] = value;
        return true;
    }

    private sealed class Sorted(SymbolTable symbols, int[] order) : ValueStore
    {
        public override ReadOnlySpan<byte> ValueAt(int index) => symbols.ValueAt(order[index]);
    }
}
