namespace SplCompiler.Cli.Surveying;

/// <summary>A field of the events of an input.</summary>
/// <param name="name">After knowledge: as rules see it.</param>
internal sealed class SeenField(string name)
{
    private const int MostExamples = 3;

    private readonly List<string> _examples = [];

    public string Name => name;

    /// <summary>How many events have it.</summary>
    public long Events { get; private set; }

    /// <summary>Its first different values, in input order.</summary>
    public IReadOnlyList<string> Examples => _examples;

    /// <summary>Another event has it.</summary>
    public void Count() => Events++;

    public void Show(string value)
    {
        if (_examples.Count < MostExamples && !_examples.Contains(value, StringComparer.Ordinal))
            _examples.Add(value);
    }
}
