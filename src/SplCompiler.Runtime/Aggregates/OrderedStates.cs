namespace SplCompiler.Runtime;

/// <summary>The state of <c>list()</c>: values in the order of rows, at most 100.</summary>
/// <remarks>Source: Search Reference, "Multivalue stats and chart functions" (list_maxsize).</remarks>
public struct ListState : IGroup<ListState>
{
    private const int Limit = 100;

    private List<SplValue>? _values;

    public readonly SplValue Values => _values is null ? SplValue.Null : SplValue.FromMany(_values.ToArray());

    public void Add(SplValue value)
    {
        for (int i = 0; i < value.Count && (_values?.Count ?? 0) < Limit; i++)
            (_values ??= []).Add(value[i]);
    }

    /// <summary>Rows come in order, so one worker has seen them all; what another has comes behind.</summary>
    public void Merge(in ListState other, SymbolMap symbols) => Add(other.Values);

    public readonly void Save(StateWriter state) => state.Write(Values);

    public void Restore(StateReader state) => Add(state.ReadValue());
}

/// <summary>The state of <c>first()</c>.</summary>
public struct FirstState : IGroup<FirstState>
{
    public SplValue Value { get; private set; }

    public void Add(SplValue value)
    {
        if (Value.IsNull)
            Value = value;
    }

    public void Merge(in FirstState other, SymbolMap symbols) => Add(other.Value);

    public readonly void Save(StateWriter state) => state.Write(Value);

    public void Restore(StateReader state) => Value = state.ReadValue();
}

/// <summary>The state of <c>last()</c>.</summary>
public struct LastState : IGroup<LastState>
{
    public SplValue Value { get; private set; }

    public void Add(SplValue value)
    {
        if (!value.IsNull)
            Value = value;
    }

    public void Merge(in LastState other, SymbolMap symbols) => Add(other.Value);

    public readonly void Save(StateWriter state) => state.Write(Value);

    public void Restore(StateReader state) => Value = state.ReadValue();
}
