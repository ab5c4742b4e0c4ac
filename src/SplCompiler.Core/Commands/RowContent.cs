using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>A whole row as one text, for commands that compare rows: uniq, mvcombine.</summary>
internal static class RowContent
{
    /// <summary>Every field of the rows.</summary>
    public static FieldNeeds Needs(Schema rows) => (rows.Tail is null ? FieldNeeds.None : FieldNeeds.All).With(rows.Columns.Select(column => column.Name));

    /// <summary>Writes a local that holds the fields of the row, and gives its name.</summary>
    public static string Fields(StageEmitter emit, Schema rows, Func<Column, bool> reaches, OpenTail? tail)
    {
        string fields = emit.Scope.Locals.Unique("rowFields");
        emit.Writer.Line($"var {fields} = new OpenFields();");
        foreach (Column column in rows.Columns.Where(column => reaches(column) && column.Type.Kind != SplKind.Null))
            emit.Writer.Line($"{fields}.Add({CSharpText.Literal(column.Name)}, {ExpressionEmitter.Convert(emit.Read(column), SplType.Any).Text});");
        return tail is null ? fields : $"{fields}.Append({emit.Tail(tail)})";
    }

    /// <summary>The C# of a text that is the same for rows with the same fields, some fields left out.</summary>
    public static string Key(StageEmitter emit, Schema rows, ImmutableHashSet<string> without)
    {
        IEnumerable<string> values = rows.Columns.Where(column => !without.Contains(column.Name))
            .Select(column => ExpressionEmitter.Convert(emit.Read(column), SplType.Any).Text);
        OpenTail? tail = rows.Tail;
        foreach (string name in without)
            tail = tail?.Hide(name);
        return $"RowKey.Of({string.Join(", ", values.Prepend(tail is null ? "OpenFields.Empty" : emit.Tail(tail)))})";
    }
}
