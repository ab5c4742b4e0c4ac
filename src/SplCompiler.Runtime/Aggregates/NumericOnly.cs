namespace SplCompiler.Runtime;

/// <summary>The state of a numeric function with <c>allnum=t</c>: it has no result once a value was no number.</summary>
/// <remarks>Source: Search Reference, "stats", "eventstats".</remarks>
public struct NumericOnly<TState> : IGroup<NumericOnly<TState>>
    where TState : struct, IGroup<TState>
{
    /// <summary>The state of the function itself.</summary>
    public TState State;

    public bool HasOther { get; private set; }

    /// <summary>Looks at the value of a row.</summary>
    public void Check(SplValue value)
    {
        for (int i = 0; i < value.Count; i++)
            HasOther |= !value[i].TryNumber(out _);
    }

    public void Merge(in NumericOnly<TState> other, SymbolMap symbols)
    {
        State.Merge(in other.State, symbols);
        HasOther |= other.HasOther;
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(HasOther);
        State.Save(state);
    }

    public void Restore(StateReader state)
    {
        HasOther = state.ReadBoolean();
        State.Restore(state);
    }
}
