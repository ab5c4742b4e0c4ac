using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>rename</c>: moves the value of a field; a missing one takes the field that it would replace with it. Wildcards move every field of the row that they match.</summary>
internal static class RenameRunner
{
    public static IEnumerable<OracleRow> Run(Rename.RenameStage stage, IEnumerable<OracleRow> rows) => rows.Select(row => Move(stage, row));

    private static OracleRow Move(Rename.RenameStage stage, OracleRow row)
    {
        foreach (Rename.Step step in stage.Steps)
        {
            if (!step.IsOpen)
            {
                row = Move(row, step.From, step.To);
                continue;
            }

            // Known columns that the wildcard matches have steps of their own.
            foreach (string name in row.Names.Where(name => step.Before.Columns.All(column => column.Name != name)).ToList())
            {
                if (FieldNames.Captures(step.From, name) is { } captures)
                    row = Move(row, name, FieldNames.Fill(step.To, captures));
            }
        }

        return row;
    }

    private static OracleRow Move(OracleRow row, string from, string to)
    {
        OracleValue value = row[from];
        return from == to ? row : row.Without(from).With(to, value);
    }
}
