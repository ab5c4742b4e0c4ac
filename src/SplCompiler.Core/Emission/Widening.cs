using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>
/// Makes the current row one of a wider schema, in which the rows of several searches meet: what its own schema does not
/// have is null, also where the event behind the row still holds a field of that name.
/// </summary>
internal static class Widening
{
    /// <param name="emit">Where the code goes.</param>
    /// <param name="from">What the current row has.</param>
    /// <param name="to">The wider schema.</param>
    /// <param name="needs">What is read of the row from here on.</param>
    public static void Write(StageEmitter emit, Schema from, Schema to, FieldNeeds needs)
    {
        // What is read of a tail is read before the tail is gone.
        (string Name, Code Value)[] values =
        [
            .. Names(to, needs).Select(name => (name, from.Find(name) is { } own ? emit.Read(own) : new Code("SplValue.Null", SplType.Null))),
        ];
        string? tail = from.Tail is null ? "OpenFields.Empty" : needs.Everything && !IsWithin(to, from.Tail) ? Copied(emit, from.Tail) : emit.Scope.Tail;
        emit.Scope.KeepOnly(from);
        foreach ((string name, Code value) in values)
            emit.Scope.Set(name, value);
        emit.Scope.Tail = tail;
    }

    /// <summary>The fields of rows that are read by name: known columns and, unless all of it is read, names of the tail.</summary>
    internal static IEnumerable<string> Names(Schema rows, FieldNeeds needs)
    {
        IEnumerable<string> columns = rows.Columns.Select(column => column.Name).Where(needs.Contains);
        return needs.Everything
            ? columns
            : columns.Union(needs.Names.Where(name => name != FieldNeeds.Ordinal && rows.Find(name) is not null).Order(StringComparer.Ordinal));
    }

    /// <summary>True when the tail of the wider schema leaves out whatever this one leaves out.</summary>
    private static bool IsWithin(Schema to, OpenTail from) =>
        from.Filters is [var only] && only.Contains("*") && only.Contains("_*") && from.HiddenWildcards.IsEmpty && to.Tail is { } tail && from.Hidden.IsSubsetOf(tail.Hidden);

    private static string Copied(StageEmitter emit, OpenTail tail)
    {
        string fields = emit.Tail(tail);
        string local = emit.Scope.Locals.Unique("openFields");
        emit.Writer.Line($"OpenFields {local} = {fields};");
        return local;
    }
}
