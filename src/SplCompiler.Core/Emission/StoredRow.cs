using System.Collections.Immutable;
using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>A generated record that keeps a row for a later loop: just the columns that the stages behind it read.</summary>
public sealed class StoredRow
{
    private readonly ImmutableArray<(Column Column, SplType Type, string Member)> _columns;
    private readonly string? _tailMember;
    private readonly OpenTail? _tail;
    private readonly bool _hasOrdinal;

    private StoredRow(string type, ImmutableArray<(Column, SplType, string)> columns, OpenTail? tail, string? tailMember, bool hasOrdinal) =>
        (Type, _columns, _tail, _tailMember, _hasOrdinal) = (type, columns, tail, tailMember, hasOrdinal);

    /// <summary>The name of the generated record.</summary>
    public string Type { get; }

    /// <summary>Declares the record for the rows of a schema.</summary>
    /// <param name="emit">Where the type is declared.</param>
    /// <param name="schema">The rows that are kept.</param>
    /// <param name="needs">What is read of them later.</param>
    /// <param name="typeName">The wished name of the record.</param>
    public static StoredRow Declare(StageEmitter emit, Schema schema, FieldNeeds needs, string typeName)
    {
        string type = emit.Members.Unique(typeName);
        var names = new NameScope();
        bool hasOrdinal = needs.Names.Contains(FieldNeeds.Ordinal) && emit.Scope.Ordinal != "0";
        if (hasOrdinal)
            names.Unique("Ordinal");
        var columns = ImmutableArray.CreateBuilder<(Column, SplType, string)>();
        foreach (Column column in Kept(schema, needs))
            columns.Add((column, CSharpTypes.Kept(column.Type), names.Unique(Identifiers.Member(column.Name))));
        OpenTail? tail = needs.Everything ? schema.Tail : null;
        string? tailMember = tail is null ? null : names.Unique("OpenFields");
        var row = new StoredRow(type, columns.ToImmutable(), tail, tailMember, hasOrdinal);
        emit.Members.Types.Add(row.Declaration());
        return row;
    }

    /// <summary>The columns worth keeping: those of the schema that are read, and names that are read of its tail.</summary>
    private static IEnumerable<Column> Kept(Schema schema, FieldNeeds needs)
    {
        foreach (Column column in schema.Columns)
        {
            if (needs.Contains(column.Name))
                yield return column;
        }

        if (schema.Tail is null || needs.Everything)
            yield break;
        foreach (string name in needs.Names.Where(name => name != FieldNeeds.Ordinal).Order(StringComparer.Ordinal))
        {
            bool isColumn = schema.Columns.Any(column => string.Equals(column.Name, name, StringComparison.Ordinal));
            if (!isColumn && schema.Find(name) is { } column)
                yield return column;
        }
    }

    /// <summary>The C# that makes the record of the current row.</summary>
    public string New(StageEmitter emit)
    {
        IEnumerable<string> values = _columns.Select(column => ExpressionEmitter.Convert(emit.Read(column.Column), column.Type).Text).ToArray();
        if (_tail is not null)
            values = values.Append(emit.Tail(_tail));
        if (_hasOrdinal)
            values = values.Prepend(emit.Scope.Ordinal);
        return $"new {Type}({string.Join(", ", values)})";
    }

    /// <summary>Lets the columns be read from a variable that holds the record.</summary>
    /// <param name="scope">Where they are read.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="orMissing">True when it may hold no row: the default of the record.</param>
    public void Read(RowScope scope, string variable, bool orMissing = false)
    {
        foreach ((Column column, SplType type, string member) in _columns)
            scope.Set(column.Name, new Code($"{variable}.{member}", type));
        if (_hasOrdinal)
            scope.Ordinal = $"{variable}.Ordinal";
        scope.Tail = _tailMember is null ? "OpenFields.Empty" : orMissing ? $"({variable}.{_tailMember} ?? OpenFields.Empty)" : $"{variable}.{_tailMember}";
    }

    private string Declaration()
    {
        var w = new CodeWriter();
        var parameters = _columns.Select(column => $"{CSharpTypes.Of(column.Type)} {column.Member}").ToList();
        var members = _columns.Select(column => (Write: WriteCall(column.Type, column.Member), Read: ReadCall(column.Type))).ToList();
        if (_tailMember is not null)
        {
            parameters.Add($"OpenFields {_tailMember}");
            members.Add(($"state.Write({_tailMember});", "state.ReadOpenFields()"));
        }

        if (_hasOrdinal)
        {
            parameters.Insert(0, "long Ordinal");
            members.Insert(0, ("state.Write(Ordinal);", "state.ReadInt64()"));
        }

        w.Line("/// <summary>A row that is kept until all of them are known.</summary>");
        using (w.Block($"private readonly record struct {Type}({string.Join(", ", parameters)}) : IStoredRow<{Type}>"))
        {
            using (w.Block("public void Save(StateWriter state)"))
            {
                foreach ((string write, _) in members)
                    w.Line(write);
            }

            w.Line();
            w.Line($"public static {Type} Restore(StateReader state) => new({string.Join(", ", members.Select(member => member.Read))});");
        }

        return w.ToString();
    }

    private static string WriteCall(SplType type, string member) =>
        type is { Kind: SplKind.Text, IsNullable: true } ? $"state.WriteTextOrNull({member});" : $"state.Write({member});";

    private static string ReadCall(SplType type) => type.Kind switch
    {
        SplKind.Number => type.IsNullable ? "state.ReadNumberOrNull()" : "state.ReadDouble()",
        SplKind.Text => type.IsNullable ? "state.ReadTextOrNull()" : "state.ReadString()",
        SplKind.Time => type.IsNullable ? "state.ReadTimeOrNull()" : "state.ReadTime()",
        SplKind.Many => type.IsNullable ? "state.ReadTextsOrNull()" : "state.ReadTexts()",
        _ => "state.ReadValue()",
    };
}
