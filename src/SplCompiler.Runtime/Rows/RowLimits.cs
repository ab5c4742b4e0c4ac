namespace SplCompiler.Runtime;

/// <summary>The limits of a rule that left rows out.</summary>
public sealed class RowLimits
{
    private readonly SortedDictionary<string, CutRows> _cut = new(StringComparer.Ordinal);

    /// <summary>Those that left rows out, by command.</summary>
    public IReadOnlyCollection<CutRows> All => _cut.Values;

    /// <summary>Takes notice of rows that a command left out.</summary>
    public void Note(string command, long most, long rows)
    {
        if (rows > 0)
            _cut[command] = new CutRows(command, most, rows + (_cut.GetValueOrDefault(command)?.Rows ?? 0));
    }
}

/// <summary>Rows that a limit left out.</summary>
/// <param name="Command">Whose limit.</param>
/// <param name="Most">How many rows it takes.</param>
/// <param name="Rows">How many it left out.</param>
public sealed record CutRows(string Command, long Most, long Rows);

/// <summary>A limit on rows.</summary>
/// <param name="command">Whose limit.</param>
/// <param name="most">How many rows it takes.</param>
public sealed class RowLimit(string command, long most)
{
    private long _rows;

    /// <summary>True for the first rows.</summary>
    public bool Admits(RowLimits report)
    {
        if (_rows++ < most)
            return true;
        report.Note(command, most, 1);
        return false;
    }
}
