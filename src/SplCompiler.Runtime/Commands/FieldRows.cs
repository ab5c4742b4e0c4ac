using System.Collections;

namespace SplCompiler.Runtime;

/// <summary>Rows as lists of fields, in their order, until all of them are known.</summary>
public sealed class FieldRows : IReadOnlyList<OpenFields>
{
    private readonly List<OpenFields> _rows = [];

    public int Count => _rows.Count;

    public OpenFields this[int index] => _rows[index];

    public void Add(OpenFields row) => _rows.Add(row);

    public IEnumerator<OpenFields> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
