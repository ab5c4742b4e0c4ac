using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>What the code of one loop knows of the current row: how each column is written, and how a row is left.</summary>
public sealed class RowScope(NameScope locals, string skip)
{
    private readonly Dictionary<string, Code> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _asFields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Code>> _lazy = new(StringComparer.Ordinal);

    public NameScope Locals { get; } = locals;

    /// <summary>The statement that leaves the row: <c>return;</c> or <c>continue;</c>.</summary>
    public string Skip { get; set; } = skip;

    /// <summary>The C# of the row's place in the input, which breaks ties of time.</summary>
    public string Ordinal { get; set; } = "0";

    /// <summary>The C# of the open tail once it was copied: an <c>OpenFields</c>. Null while it is still the event.</summary>
    public string? Tail { get; set; }

    /// <summary>A scope inside this one: what is set there is not seen outside.</summary>
    public RowScope Inner() => Inner(Skip);

    public bool TryGet(string column, out Code code) => _columns.TryGetValue(column, out code);

    public void Set(string column, Code code)
    {
        _columns[column] = code;
        _lazy.Remove(column);
        _asFields.Remove(column);
    }

    /// <summary>A scope that starts with what this one knows, for a block whose locals end with it.</summary>
    public RowScope Inner(string skip)
    {
        var inner = new RowScope(Locals, skip) { Tail = Tail };
        foreach ((string column, Code code) in _columns)
            inner._columns.Add(column, code);
        foreach ((string column, string local) in _asFields)
            inner._asFields.Add(column, local);
        foreach ((string column, Func<Code> code) in _lazy)
            inner._lazy.Add(column, code);
        return inner;
    }

    /// <summary>A column whose code is only written when it is read.</summary>
    public void SetLazy(string column, Func<Code> code)
    {
        _columns.Remove(column);
        _lazy[column] = code;
    }

    /// <summary>Takes the code of a lazy column that is read for the first time.</summary>
    public bool TryTakeLazy(string column, out Func<Code> code) => _lazy.Remove(column, out code!);

    /// <summary>Forgets all columns but those of a schema without a tail.</summary>
    public void KeepOnly(Schema schema)
    {
        foreach (string column in _columns.Keys.Concat(_lazy.Keys).Where(column => schema.Find(column) is null).ToArray())
            Remove(column);
    }

    public void Remove(string column)
    {
        _columns.Remove(column);
        _lazy.Remove(column);
        _asFields.Remove(column);
    }

    /// <summary>The local that holds a column as field values, if it was made already.</summary>
    public bool TryGetFields(string column, out string local) => _asFields.TryGetValue(column, out local!);

    public void SetFields(string column, string local) => _asFields[column] = local;
}
