using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>dedup</c>: the first rows of each combination of values, compared as text with case, several values as a whole.</summary>
internal static class DedupRunner
{
    public static IEnumerable<OracleRow> Run(Dedup.DedupStage stage, IEnumerable<OracleRow> rows)
    {
        var seen = new List<string>();
        string? last = null;
        foreach (OracleRow row in rows)
        {
            string? combination = Combination(stage, row);
            if (stage.Consecutive && combination != last)
                seen.Clear();
            last = combination;
            if (combination is null)
            {
                if (stage.KeepEmpty)
                    yield return row;
                continue;
            }

            seen.Add(combination);
            if (seen.Count(other => other == combination) <= stage.Count)
                yield return row;
            else if (stage.KeepEvents)
                yield return stage.Fields.Aggregate(row, (left, field) => left.Without(field.Name));
        }
    }

    /// <summary>A text for the values; null when a field is missing.</summary>
    private static string? Combination(Dedup.DedupStage stage, OracleRow row)
    {
        var values = stage.Fields.Select(field => row[field.Name]).ToList();
        return values.Any(value => value.IsNull)
            ? null
            : string.Join('\u0001', values.Select(value => string.Join('\u0002', value.Values.Select(single => single.Text))));
    }
}
