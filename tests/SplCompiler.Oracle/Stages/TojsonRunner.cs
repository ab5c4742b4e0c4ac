using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;
using SplCompiler.Runtime;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>tojson</c>: the fields of a row in one JSON object. How a value becomes JSON is the runtime's.</summary>
internal static class TojsonRunner
{
    public static OracleRow Run(Tojson.TojsonStage stage, OracleRow row)
    {
        // Known columns come first, and null among them; then the time of an event, and whatever else the row has.
        IEnumerable<string> time = stage.Input.Tail is { IsEvent: true } events && events.Contains("_time") && !row["_time"].IsNull ? ["_time"] : [];
        IEnumerable<string> names = stage.Input.Columns.Select(column => column.Name).Union(time).Union(row.Names).Where(name => stage.Only.IsEmpty
            ? stage.WithInternal || !FieldNames.IsInternal(name)
            : stage.Only.Any(only => FieldNames.Matches(only, name)));
        var writer = new RowJson(stage.Otherwise, stage.FillsNull, [.. stage.Kinds]);
        return row.With(stage.OutputField, OracleValue.Of(writer.Write(OpenFields.Empty, [.. names.Select(name => (name, Scalars.Plain(row[name])))])));
    }
}
