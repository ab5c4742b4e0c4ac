namespace SplCompiler.Runtime;

/// <summary>A table while a run writes to it.</summary>
/// <remarks>Source: Search Reference, "outputlookup".</remarks>
public sealed class WrittenTable
{
    private const string Key = "_key";

    private readonly List<string> _columns = [];
    private readonly List<OpenFields> _rows = [];

    /// <summary>The table that there is, before it is written to.</summary>
    public WrittenTable(ILookupTable? existing)
    {
        if (existing is null)
            return;
        _columns.AddRange(existing.Columns);
        _rows.AddRange(existing.Rows);
    }

    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The rows; a column that a row lacks is an empty cell.</summary>
    public IReadOnlyList<OpenFields> Rows => _rows;

    /// <summary>True when there is to be no file.</summary>
    public bool IsDeleted { get; private set; }

    /// <summary>Takes the rows of a command.</summary>
    /// <returns>False when the table stays as it was.</returns>
    public bool Write(LookupWrite write, IReadOnlyList<OpenFields> rows)
    {
        if (rows.Count == 0 && (write.Appends || !write.Overrides))
            return false;
        bool isNew = !write.Appends || _columns.Count == 0;
        if (!write.Appends)
        {
            _columns.Clear();
            _rows.Clear();
        }

        IsDeleted = rows.Count == 0 && !write.CreatesEmpty;
        if (rows.Count == 0)
            return true;
        OpenFields[] taken = [.. rows.Take(write.Max).Select(row => Keyed(write, row))];
        // A file keeps its columns, a collection gets those that it lacks.
        if (isNew || write.IsCollection)
            AddColumns(write, taken);
        Dictionary<string, int> keys = write.IsCollection ? Keys() : [];
        foreach (OpenFields row in taken)
            Add(write, row, keys);
        return true;
    }

    private static OpenFields Keyed(LookupWrite write, OpenFields row) =>
        write is { IsCollection: true, KeyField: { } field } && !row[field].IsNull ? OpenFields.Of(row.Where(name => name != Key), (Key, row[field])) : row;

    private void AddColumns(LookupWrite write, OpenFields[] rows)
    {
        var known = new HashSet<string>(_columns, StringComparer.Ordinal);
        foreach (string name in write.Columns.Concat(rows.SelectMany(row => row.Fields.Select(field => field.Key))))
        {
            if ((write.Allowed.IsEmpty || name == Key || write.Allowed.Contains(name)) && known.Add(name))
                _columns.Add(name);
        }
    }

    private Dictionary<string, int> Keys()
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _rows.Count; i++)
        {
            if (_rows[i][Key] is { IsNull: false } key)
                keys[key.ToString()] = i;
        }

        return keys;
    }

    private void Add(LookupWrite write, OpenFields row, Dictionary<string, int> keys)
    {
        string? key = write.IsCollection && row[Key] is { IsNull: false } value ? value.ToString() : null;
        if (key is not null && keys.TryGetValue(key, out int same))
        {
            if (write.Updates)
                _rows[same] = row;
            return;
        }

        if (key is not null)
            keys.Add(key, _rows.Count);
        _rows.Add(row);
    }
}
