using System.Collections.Immutable;

namespace SplCompiler.Planning;

/// <summary>The columns of the rows between two stages, in order, and the open tail behind them, if any.</summary>
public sealed record Schema(ImmutableArray<Column> Columns, OpenTail? Tail)
{
    // With fewer columns than these looking through all of them is faster.
    private const int ColumnsOfAnIndex = 32;

    // A schema that is asked once and changed is not worth an index either.
    private const int QuestionsOfAnIndex = 8;

    // Where each name stands; made when names are wanted again and again.
    private Dictionary<string, int>? _places;
    private int _questions;

    /// <summary>Each name once, in order.</summary>
    public ImmutableArray<Column> Columns
    {
        get;
        init => (field, _places, _questions) = (value, null, 0);
    } = Columns;

    /// <summary>An event of which nothing is known yet: any field may occur.</summary>
    public static Schema Event { get; } = new([], OpenTail.Everything);

    public static Schema Closed(IEnumerable<Column> columns) => new([.. columns], null);

    /// <summary>No name can occur but those of <see cref="Columns"/>.</summary>
    public bool IsClosed => Tail is null;

    /// <summary>The column of this name; for a name of the tail a column that may be missing; null when there is none.</summary>
    public Column? Find(string name)
    {
        if (IndexOf(name) is >= 0 and var place)
            return Columns[place];
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
        if (Columns.Length > ColumnsOfAnIndex && ++_questions > QuestionsOfAnIndex)
            return (_places ??= Places()).GetValueOrDefault(name, -1);
        for (int i = 0; i < Columns.Length; i++)
        {
            if (string.Equals(Columns[i].Name, name, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private Dictionary<string, int> Places()
    {
        var places = new Dictionary<string, int>(Columns.Length, StringComparer.Ordinal);
        for (int i = 0; i < Columns.Length; i++)
            places.TryAdd(Columns[i].Name, i);
        return places;
    }

    public bool Equals(Schema? other) => other is not null && Columns.Equals(other.Columns) && Equals(Tail, other.Tail);

    public override int GetHashCode() => HashCode.Combine(Columns, Tail);

    public override string ToString() =>
        $"[{string.Join(", ", Columns)}{(Tail is null ? "" : (Columns.IsEmpty ? "" : ", ") + $"*: {Tail}")}]";
}
