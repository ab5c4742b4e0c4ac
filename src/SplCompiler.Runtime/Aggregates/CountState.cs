namespace SplCompiler.Runtime;

/// <summary>The state of <c>count(x*)</c>: how many values there are.</summary>
public struct CountState : IGroup<CountState>
{
    public long Count { get; private set; }

    public void Add(SplValue value) => Count += value.Count;

    public void Merge(in CountState other, SymbolMap symbols) => Count += other.Count;

    public readonly void Save(StateWriter state) => state.Write(Count);

    public void Restore(StateReader state) => Count = state.ReadInt64();
}
