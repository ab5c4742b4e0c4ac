namespace SplCompiler.Runtime;

/// <summary>Takes the rows of one rule.</summary>
public interface IRowSink
{
    /// <summary>Adds a row, which is good beyond the event that it was made of.</summary>
    void Add<TRow>(in TRow row)
        where TRow : struct, IRow;
}

/// <summary>One result row: knows its columns and writes them in order.</summary>
public interface IRow
{
    void WriteTo(IRowWriter writer);
}

/// <summary>Takes the fields of one row. A null value writes nothing: a missing field is null.</summary>
public interface IRowWriter
{
    /// <summary>An event field: text, or an array when there are several values.</summary>
    void Write(string name, FieldValues values);

    /// <summary>A column whose kind is known at run time: numbers are written as numbers.</summary>
    void Write(string name, SplValue value);

    void Write(string name, string? text);

    void Write(string name, double? number);

    void Write(string name, SplTime? time);

    /// <summary>Several texts: an array; one is written as text, none as nothing.</summary>
    void Write(string name, ReadOnlySpan<string> texts);

    /// <summary>The columns that a wildcard found, after the named ones.</summary>
    void Write(OpenFields fields);
}

/// <summary>Drops rows: the sink of a detection that nobody listens to yet.</summary>
public sealed class NullRowSink : IRowSink
{
    public static NullRowSink Instance { get; } = new();

    public void Add<TRow>(in TRow row)
        where TRow : struct, IRow
    {
    }
}
