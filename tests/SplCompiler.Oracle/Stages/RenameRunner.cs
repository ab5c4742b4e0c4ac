using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>rename</c>: moves the value of a field; a missing one takes the field that it would replace with it. Wildcards move every field of the row that they match.</summary>
internal static class RenameRunner
{
    public static IEnumerable<OracleRow> Run(Rename.RenameStage stage, IEnumerable<OracleRow> rows) => rows.Select(row => Move(stage, row));

    private static OracleRow Move(Rename.RenameStage stage, OracleRow row)
    {
        foreach ((string from, string to) in stage.Renames)
            row = Move(row, from, to);
        foreach ((string from, string to) in stage.TailRenames)
        {
            foreach (string name in row.Names)
            {
                if (FieldNames.Captures(from, name) is { } captures)
                    row = Move(row, name, FieldNames.Fill(to, captures));
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
