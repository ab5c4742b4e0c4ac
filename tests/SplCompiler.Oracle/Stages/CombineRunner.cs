using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;

namespace SplCompiler.Oracle.Stages;

/// <summary>Commands that put the rows of several searches together.</summary>
/// <remarks>Source: Search Reference, "append", "appendcols", "appendpipe", "join", "set".</remarks>
internal static class CombineRunner
{
    private const int MaxRows = 50_000;

    public static IEnumerable<OracleRow> Append(AppendStage stage, IEnumerable<OracleRow> rows, OracleContext context) =>
        stage.Sides.Aggregate(rows, (all, side) => all.Concat(OracleRun.Search(side, context)));

    public static IEnumerable<OracleRow> Pipe(Appendpipe.AppendpipeStage stage, ImmutableArray<OracleRow> rows, OracleContext context) =>
        rows.Concat(stage.Stages.Aggregate(rows, (current, inner) => StageTable.Run(inner, current, context)));

    public static IEnumerable<OracleRow> Beside(Appendcols.AppendcolsStage stage, ImmutableArray<OracleRow> rows, OracleContext context)
    {
        ImmutableArray<OracleRow> side = OracleRun.Search(stage.Side, context);
        return Enumerable.Range(0, Math.Max(rows.Length, side.Length)).Select(i =>
            Lay(i < rows.Length ? rows[i] : OracleRow.Empty, i < side.Length ? side[i] : OracleRow.Empty, stage.Overrides));
    }

    public static IEnumerable<OracleRow> Join(JoinStage stage, IEnumerable<OracleRow> rows, OracleContext context)
    {
        OracleRow[] side = [.. OracleRun.Search(stage.Side, context).Take(MaxRows)];
        string[] keys = [.. stage.Keys.Select(key => key.Name)];
        foreach (OracleRow row in rows)
        {
            OracleRow[] partners = [.. side.Where(partner => keys.All(key => !row[key].IsNull && row[key].Equals(partner[key])) && IsInTime(stage.WhenEarlier, row, partner))];
            if (partners.Length == 0 && !stage.IsInner)
                yield return row;
            foreach (OracleRow partner in stage.Max == 0 ? partners : partners.Take((int)Math.Min(stage.Max, int.MaxValue)))
                yield return Lay(row, keys.Aggregate(partner, (current, key) => current.Without(key)), stage.Overwrites);
        }
    }

    public static IEnumerable<OracleRow> Map(MapStage stage, IEnumerable<OracleRow> rows, OracleContext context)
    {
        foreach (OracleRow row in rows.Take((int)Math.Min(stage.Max, int.MaxValue)))
        {
            OracleContext run = context with
            {
                Parameters = stage.Parameters.Aggregate(OracleRow.Empty, (values, parameter) => values.With(parameter.Name, row[parameter.Field.Name])),
            };
            ImmutableArray<OracleRow> found = stage.Once.StartsFromEvents ? OracleRun.Search(stage.Once, run) : [];
            foreach (OracleRow result in stage.Each.Aggregate(found, (current, inner) => StageTable.Run(inner, current, run)))
                yield return result;
        }
    }

    public static IEnumerable<OracleRow> Set(Set.SetStage stage, OracleContext context)
    {
        OracleRow[] first = [.. OracleRun.Search(stage.Sides[0], context)];
        OracleRow[] second = [.. OracleRun.Search(stage.Sides[1], context)];
        var kept = new List<OracleRow>();
        foreach (OracleRow row in first.Concat(second).Where(row => !kept.Any(other => Same(other, row))))
            kept.Add(row);
        return kept.Where(row => (Has(first, row), Has(second, row), stage.Operation) switch
        {
            (_, _, "union") => true,
            (bool a, bool b, "diff") => a != b,
            (bool a, bool b, _) => a && b,
        });
    }

    public static IEnumerable<OracleRow> Return(Return.ReturnStage stage, ImmutableArray<OracleRow> rows, OracleContext context)
    {
        if (rows.IsEmpty || stage.Count == 0)
            yield break;
        string[] texts = [.. rows.Take((int)Math.Min(stage.Count, int.MaxValue)).Select(row => string.Join(' ', stage.Parts
            .Select(part => (part.Name, Value: new Evaluator(row, context).Value(part.Field)))
            .Where(part => !part.Value.IsNull)
            .Select(part => Texts(part.Name, part.Value, "OR"))))];
        bool isValue = texts.Length == 1 && stage.Parts.All(part => part.Name is null);
        yield return OracleRow.Empty.With("search", OracleValue.Of(isValue ? texts[0] : string.Join(" OR ", texts.Select(text => $"({text})"))));
    }

    public static IEnumerable<OracleRow> Format(Format.FormatStage stage, ImmutableArray<OracleRow> rows)
    {
        string[] texts = [.. rows.Take(stage.Maximum == 0 ? int.MaxValue : (int)Math.Min(stage.Maximum, int.MaxValue))
            .Select(row => row.Fields.Where(field => field.Key[0] != '_').Select(field => Texts(field.Key is "search" or "query" ? null : field.Key, field.Value, stage.ValueSeparator)))
            .Select(fields => $"{stage.Pieces[1]} {string.Join($" {stage.Pieces[2]} ", fields)} {stage.Pieces[3]}")];
        string all = texts.Length == 0 ? stage.Empty : $"{stage.Pieces[0]} {string.Join($" {stage.Pieces[4]} ", texts)} {stage.Pieces[5]}";
        yield return OracleRow.Empty.With("search", OracleValue.Of(all));
    }

    private static string Texts(string? name, OracleValue value, string separator)
    {
        string[] texts = [.. value.Values.Select(one => name is null
            ? one.Text
            : $"{name}=\"{one.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"")];
        return texts.Length == 1 ? texts[0] : $"( {string.Join($" {separator} ", texts)} )";
    }

    private static bool IsInTime(bool? whenEarlier, OracleRow row, OracleRow partner) => whenEarlier switch
    {
        null => true,
        true => partner["_time"].Number <= row["_time"].Number,
        false => partner["_time"].Number >= row["_time"].Number,
    };

    private static bool Has(IEnumerable<OracleRow> rows, OracleRow row) => rows.Any(other => Same(other, row));

    private static bool Same(OracleRow first, OracleRow second) => StageTable.SameFields(Visible(first), Visible(second));

    private static OracleRow Visible(OracleRow row) => row.Only(row.Names.Where(name => name[0] != '_'));

    /// <summary>The fields of both rows.</summary>
    private static OracleRow Lay(OracleRow row, OracleRow partner, bool overwrites) => partner.Fields.Aggregate(row, (current, field) =>
        overwrites || current[field.Key].IsNull ? current.With(field.Key, field.Value) : current);
}
