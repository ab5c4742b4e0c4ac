namespace SplCompiler.Runtime;

/// <summary>What aliases or calculated fields gave for the current event, by slot.</summary>
internal sealed class ComputedLayer(int slots)
{
    private readonly Result[] _results = new Result[slots];

    /// <summary>True for a slot that had a value on any event so far.</summary>
    public bool[] EverPresent { get; } = new bool[slots];

    public ref Result this[int slot] => ref _results[slot];

    /// <summary>Pieces of the field store from <see cref="Start"/> on, valid for one generation.</summary>
    public struct Result
    {
        public long Generation;
        public int Start;
        public int Count;
    }
}
