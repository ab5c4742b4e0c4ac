using SplCompiler.Commands;
using SplCompiler.Runtime;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>rex</c>: the named groups of the first matches over all values; a group that took no part changes nothing.</summary>
internal static class RexRunner
{
    public static IEnumerable<OracleRow> Run(RexStage stage, IEnumerable<OracleRow> rows)
    {
        SplRegex regex = SplRegex.Create(stage.Pattern);
        return rows.Select(row => Extract(stage, regex, row));
    }

    private static OracleRow Extract(RexStage stage, SplRegex regex, OracleRow row)
    {
        List<SplMatch> matches = [.. row[stage.Field.Name].Values.SelectMany(value => regex.Matches(value.Text)).Take(stage.MaxMatch)];
        foreach (RexGroup group in stage.Groups)
        {
            List<OracleScalar> values = [.. matches.Select(match => match.Groups[group.Number]).OfType<string>().Select(OracleScalar.Of)];
            if (values.Count > 0)
                row = row.With(group.Name, OracleValue.Of(values));
        }

        if (stage.OffsetField is null)
            return row;
        IEnumerable<string> offsets = matches.SelectMany(match => stage.Groups.Where(group => match.Groups[group.Number] is not null)
            .Select(group => $"{group.Name}={match.Starts[group.Number]}-{match.Starts[group.Number] + match.Groups[group.Number]!.Length - 1}"));
        return row.With(stage.OffsetField, matches.Count == 0 ? OracleValue.Null : OracleValue.Of(string.Join('&', offsets)));
    }
}
