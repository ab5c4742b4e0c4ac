using System.Collections.Immutable;
using System.Text;
using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;
using SplCompiler.Oracle.Matching;
using SplCompiler.Planning;
using SplCompiler.Runtime;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>lookup</c> and <c>inputlookup</c>, by looking at every row of the table.</summary>
internal static class LookupRunner
{
    public static IEnumerable<OracleRow> Run(LookupStage stage, IEnumerable<OracleRow> rows, OracleContext context) => rows.Select(row =>
    {
        var evaluator = new Evaluator(row, context);
        List<OracleRow> found = Matches(stage.TableName, stage.Columns, [.. stage.Keys.Select(evaluator.Value)], context);
        return stage.Outputs.Aggregate(row, (current, output) =>
        {
            bool keeps = output.Before.Type.Kind != SplKind.Null && !row[output.Field].IsNull;
            return keeps ? current : current.With(output.Field, Column(found, output.Column));
        });
    });

    public static IEnumerable<OracleRow> Rows(Inputlookup.InputlookupStage stage, OracleContext context) =>
        Read(stage.Table, stage.Start, stage.Max, stage.Where, context);

    public static IEnumerable<OracleRow> Append(Inputlookup.AppendLookupStage stage, IEnumerable<OracleRow> rows, OracleContext context) =>
        rows.Concat(Read(stage.Table, stage.Start, stage.Max, stage.Where, context));

    private static IEnumerable<OracleRow> Read(string table, int start, int max, Expression? where, OracleContext context) =>
        Table(table, context).Skip(start).Take(max).Where(row => where is null || new Evaluator(row, context).Truth(where) == true);

    /// <summary>Every column but the keys.</summary>
    public static OpenFields Others(object tableAndKeys, IReadOnlyList<OracleValue> keys, OracleContext context)
    {
        (string table, ImmutableArray<string> columns) = ((string, ImmutableArray<string>))tableAndKeys;
        List<OracleRow> found = Matches(table, columns, keys, context);
        var fields = new OpenFields();
        foreach (string name in found.SelectMany(row => row.Names).Distinct().Except(columns))
            fields.Add(name, Scalars.Plain(Column(found, name)));
        return fields;
    }

    /// <summary>The outputs as a JSON object: what the function <c>lookup</c> gives.</summary>
    public static string? Json(string table, JsonItem keys, JsonItem outputs, OracleContext context)
    {
        List<OracleRow> found = Matches(table, [.. keys.Members.Select(member => member.Key)], [.. keys.Members.Select(member => Scalars.Of(member.Value.ToValue()))], context);
        if (found.Count == 0)
            return null;
        JsonItem json = JsonItem.NewObject();
        foreach (string name in outputs.Elements.Select(element => element.ToText()))
        {
            OracleValue value = Column(found, name);
            if (!value.IsNull)
                json.Set(name, JsonItem.Of(Scalars.Plain(value)));
        }

        return json.ToString();
    }

    private static List<OracleRow> Matches(string table, ImmutableArray<string> columns, IReadOnlyList<OracleValue> keys, OracleContext context)
    {
        // A missing key is no question, so there is no answer, also no default.
        if (keys.Any(key => key.IsNull) || context.Lookups.Find(table) is not { } source)
            return [];
        LookupRules rules = source.Rules;
        IEnumerable<OracleRow> found = Table(table, context).Where(row => columns.Zip(keys).All(pair =>
            pair.Second.Values.Any(value => row[pair.First].Text is { } cell && Matches(cell, value, pair.First, rules))));
        if (rules.TimeColumn is { } time && columns.Contains(time))
            found = found.OrderByDescending(row => Seconds(row[time].Text!, rules));
        List<OracleRow> rows = [.. found];
        OracleRow defaults = source.Columns.Aggregate(OracleRow.Empty, (row, column) => row.With(column, OracleValue.Of(rules.Default)));
        int missing = rules.Default is null ? 0 : rules.MinMatches - rows.Count;
        return [.. rows.Take(rules.MaxMatches), .. Enumerable.Repeat(defaults, Math.Max(0, missing))];
    }

    private static bool Matches(string cell, OracleScalar key, string column, LookupRules rules)
    {
        if (column == rules.TimeColumn)
            return key.Number - Seconds(cell, rules) is { } offset && offset >= rules.MinOffset && offset <= rules.MaxOffset;
        if (rules.Blocks.Contains(column) && AddressBlock.TryParse(cell) is { } block)
            return block.Contains(key.Text);
        Func<Rune, Rune, bool> same = rules.IgnoresCase ? Letters.SameIgnoringCase : Letters.Same;
        if (rules.Wildcards.Contains(column))
            return Pattern.Parse(cell, '*', null, same).MatchesWhole(key.Text);
        return rules.IgnoresCase ? string.Equals(cell, key.Text, StringComparison.OrdinalIgnoreCase) : cell == key.Text;
    }

    private static double? Seconds(string cell, LookupRules rules) =>
        double.TryParse(cell, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double seconds)
            ? seconds
            : new TimeFormat(rules.TimeFormat).Parse(cell, TimeZoneInfo.Utc)?.Seconds;

    private static OracleValue Column(List<OracleRow> rows, string column) => OracleValue.Of(rows.SelectMany(row => row[column].Values));

    private static IEnumerable<OracleRow> Table(string name, OracleContext context) => (context.Lookups.Find(name)?.Rows ?? [])
        .Select(row => row.Fields.Aggregate(OracleRow.Empty, (current, field) => current.With(field.Key, Scalars.Of(field.Value))));
}
