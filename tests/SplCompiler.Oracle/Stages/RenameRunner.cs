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

            // Known columns that the wildcard matches have steps of their own. All others move at once; the last to get a name has it.
            var moved = row.Names.Where(name => step.Before.Columns.All(column => column.Name != name))
                .Select(name => (name, Captures: FieldNames.Captures(step.From, name))).Where(found => found.Captures is not null)
                .ToDictionary(found => found.name, found => FieldNames.Fill(step.To, found.Captures!));
            row = row with
            {
                Fields =
                [
                    .. row.Fields
                        .Where(field => moved.TryGetValue(field.Key, out string? to) ? moved.Last(other => other.Value == to).Key == field.Key : !moved.ContainsValue(field.Key))
                        .Select(field => new KeyValuePair<string, OracleValue>(moved.GetValueOrDefault(field.Key, field.Key), field.Value)),
                ],
            };
        }

        return row;
    }

    private static OracleRow Move(OracleRow row, string from, string to)
    {
        OracleValue value = row[from];
        return from == to ? row : row.Without(from).With(to, value);
    }
}
