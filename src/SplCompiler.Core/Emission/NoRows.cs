using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>A stage that no row leaves, since a field that it groups by can never be there: what stands behind it is still written, for later commands may bring rows of their own.</summary>
internal static class NoRows
{
    public static void Write(StageEmitter emit, Schema output, Action next)
    {
        // The C# compiler must not see that what follows is never reached.
        emit.Writer.Line($"if (!Compare.Never) {emit.Scope.Skip}");
        emit.Scope.KeepOnly(Schema.Closed([]));
        emit.Scope.Tail = "OpenFields.Empty";
        foreach (Column column in output.Columns)
            emit.Scope.Set(column.Name, Nothing(CSharpTypes.Kept(column.Type)));
        next();
    }

    /// <summary>A value of a type, not one that the C# compiler would compute with.</summary>
    private static Code Nothing(SplType type) => type.Kind switch
    {
        SplKind.Number => new Code(type.IsNullable ? "SplValue.Null.Number" : "SplValue.Null.Number.GetValueOrDefault()", type),
        SplKind.Text => new Code(type.IsNullable ? "SplValue.Null.Text" : "string.Empty", type),
        SplKind.Time => new Code(type.IsNullable ? "Eval.Time(SplValue.Null)" : "Eval.Time(SplValue.Null).GetValueOrDefault()", type),
        SplKind.Many => new Code(type.IsNullable ? "Eval.Texts(SplValue.Null)" : "System.Array.Empty<string>()", type),
        _ => new Code("SplValue.Null", SplType.Any),
    };
}
