using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>Writes subsearches in expressions: the rows they give, as a condition or as a value.</summary>
internal static class Subsearches
{
    /// <summary>The condition that the current row fits the rows of the subsearch.</summary>
    public static Code Condition(SubsearchExpression subsearch, StageEmitter emit)
    {
        string rows = Rows(subsearch.Inner, emit);
        OpenTail? tail = subsearch.ReadsAll ? emit.RowTail : null;
        IEnumerable<Column> columns = subsearch.Reads.Select(field => new Column(field.Name, field.Type));
        return ExpressionEmitter.Condition($"{rows}.Matches({emit.AllFields(columns, tail)})", isPrimary: true);
    }

    /// <summary>The value that the subsearch returns.</summary>
    public static Code Value(SubsearchValueExpression subsearch, StageEmitter emit) =>
        new($"{Rows(subsearch.Inner, emit)}.Value()", SplType.Any);

    /// <summary>A subsearch that a condition asks twice has its rows once.</summary>
    private static string Rows(Plan search, StageEmitter emit)
    {
        if (emit.Members.Subsearches.TryGetValue(search, out string? call))
            return call;
        string rows = emit.Members.Unique("_subsearch");
        emit.Members.State.Add($"private readonly SubsearchRows {rows} = new();");
        call = emit.Search(search, "Subsearch", (rows, "SubsearchRows"), inner =>
        {
            string fields = inner.AllFields(search.Output.Columns.Where(column => !column.IsInternal), search.Output.Tail?.Narrow(["*"]));
            inner.Writer.Line($"{rows}.Add({fields});");
        });
        emit.Members.Subsearches.Add(search, call);
        return call;
    }
}
