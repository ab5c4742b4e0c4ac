namespace SplCompiler.Sources;

/// <summary>The texts of a column, each made once, as long as they do repeat: a zone or an owner stands in a million rows.</summary>
internal sealed class RepeatedTexts
{
    // So many different texts are no names of something; then each is made as it comes.
    private const int MaxTexts = 10_000;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public RepeatedTexts() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return "";
        if (_texts.Count >= MaxTexts)
            return text.ToString();
        if (_lookup.TryGetValue(text, out string? known))
            return known;
        string made = text.ToString();
        _texts.Add(made);
        return made;
    }
}
