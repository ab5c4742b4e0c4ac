using System.Collections.Immutable;

namespace SplCompiler.Planning;

/// <summary>The columns of the rows between two stages, in order, and the open tail behind them, if any.</summary>
public sealed record Schema(ImmutableArray<Column> Columns, OpenTail? Tail)
{
    /// <summary>An event of which nothing is known yet: any field may occur.</summary>
    public static Schema Event { get; } = new([], OpenTail.Everything);

    public static Schema Closed(IEnumerable<Column> columns) => new([.. columns], null);

    /// <summary>No name can occur but those of <see cref="Columns"/>.</summary>
    public bool IsClosed => Tail is null;

    /// <summary>The column of this name; for a name of the tail a column that may be missing; null when there is none.</summary>
    public Column? Find(string name)
    {
        foreach (Column column in Columns)
        {
            if (string.Equals(column.Name, name, StringComparison.Ordinal))
                return column;
        }

        if (Tail is null || !Tail.Contains(name))
            return null;
        return new Column(name, TypeInTail(name));
    }

    private SplType TypeInTail(string name) => (Tail!.IsEvent, name) switch
    {
        (true, "_time") => SplType.Time,
        (true, _) => SplType.Event,
        (false, _) => SplType.Any,
    };

    /// <summary>Adds a column at the end, or replaces the one of the same name where it stands.</summary>
    public Schema With(Column column)
    {
        int index = IndexOf(column.Name);
        return this with
        {
            Columns = index < 0 ? Columns.Add(column) : Columns.SetItem(index, column),
            Tail = Tail?.Hide(column.Name),
        };
    }

    /// <summary>The same columns where a row may be missing: each of them may be null.</summary>
    public Schema OrMissing() => this with { Columns = [.. Columns.Select(column => column with { Type = column.Type with { IsNullable = true } })] };

    /// <summary>Removes a field, wherever it comes from.</summary>
    public Schema Without(string name)
    {
        int index = IndexOf(name);
        return this with { Columns = index < 0 ? Columns : Columns.RemoveAt(index), Tail = Tail?.Hide(name) };
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            if (string.Equals(Columns[i].Name, name, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    public override string ToString() =>
        $"[{string.Join(", ", Columns)}{(Tail is null ? "" : (Columns.IsEmpty ? "" : ", ") + $"*: {Tail}")}]";
}
