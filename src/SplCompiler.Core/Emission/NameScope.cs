namespace SplCompiler.Emission;

/// <summary>Hands out names that differ: a number is added only on conflict.</summary>
public sealed class NameScope(NameScope? outer = null)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public string Unique(string name)
    {
        string candidate = name;
        for (int number = 2; IsTaken(candidate); number++)
            candidate = name + number;
        _names.Add(candidate);
        return candidate;
    }

    /// <summary>The name when it is free, else the other one.</summary>
    public string UniqueOr(string name, string otherwise) => Unique(IsTaken(name) ? otherwise : name);

    private bool IsTaken(string name) => _names.Contains(name) || (outer?.IsTaken(name) ?? false);
}
