using System.Text;

namespace SplCompiler.Runtime;

/// <summary>The state of <c>min()</c> and <c>max()</c>: numbers come before text, text is compared by UTF-8.</summary>
/// <remarks>Source: Search Reference, "Aggregate functions".</remarks>
public struct ExtremeState : IGroup<ExtremeState>
{
    private bool _hasNumber;
    private double _least;
    private double _greatest;
    private byte[]? _first;
    private byte[]? _last;

    public readonly SplValue Minimum => _hasNumber ? _least : Text(_first);

    /// <summary>The distance of the least and the greatest number; null when there was none.</summary>
    public readonly double? Range => _hasNumber ? _greatest - _least : null;

    public readonly SplValue Maximum => _last is null && _hasNumber ? _greatest : Text(_last);

    public void Add(FieldValues values)
    {
        foreach (ReadOnlySpan<byte> value in values)
            Add(value);
    }

    public void Add(SplValue value)
    {
        for (int i = 0; i < value.Count; i++)
        {
            if (value[i].TryNumber(out double number))
                Add(number);
            else
                Add(Encoding.UTF8.GetBytes(value[i].Text!).AsSpan());
        }
    }

    public void Add(string? text) => Add((SplValue)text);

    public void Add(string[]? texts) => Add((SplValue)texts);

    public void Add(double? number)
    {
        if (number is { } value)
            Add(value);
    }

    public void Add(SplTime? time) => Add(time?.Seconds);

    public void Merge(in ExtremeState other, SymbolMap symbols)
    {
        if (other._hasNumber)
        {
            Add(other._least);
            Add(other._greatest);
        }

        if (other._first is not null)
        {
            AddText(other._first);
            AddText(other._last);
        }
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(_hasNumber);
        state.Write(_least);
        state.Write(_greatest);
        state.WriteBytes(_first);
        state.WriteBytes(_last);
    }

    public void Restore(StateReader state) =>
        (_hasNumber, _least, _greatest, _first, _last) =
            (state.ReadBoolean(), state.ReadDouble(), state.ReadDouble(), state.ReadBytesOrNull(), state.ReadBytesOrNull());

    private static SplValue Text(byte[]? utf8) => utf8 is null ? SplValue.Null : SplValue.FromText(Encoding.UTF8.GetString(utf8));

    private void Add(double number)
    {
        (_least, _greatest) = _hasNumber ? (Math.Min(_least, number), Math.Max(_greatest, number)) : (number, number);
        _hasNumber = true;
    }

    private void Add(ReadOnlySpan<byte> value)
    {
        if (SplNumber.TryParse(value, out double number))
            Add(number);
        else
            AddText(value);
    }

    private void AddText(ReadOnlySpan<byte> value)
    {
        if (_first is null || value.SequenceCompareTo(_first) < 0)
            _first = value.ToArray();
        if (_last is null || value.SequenceCompareTo(_last) > 0)
            _last = value.ToArray();
    }
}
