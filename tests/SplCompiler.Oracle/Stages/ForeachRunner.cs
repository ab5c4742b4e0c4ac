using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;
using SplCompiler.Runtime;

namespace SplCompiler.Oracle.Stages;

/// <summary>The loop of <c>foreach</c>: placeholders are fields of the row while a round runs.</summary>
internal static class ForeachRunner
{
    public static IEnumerable<OracleRow> Run(ForeachLoopStage stage, IEnumerable<OracleRow> rows, OracleContext context) =>
        rows.Select(row => stage.Field is null ? OverFields(stage, row, context) : OverItems(stage, row, context));

    /// <summary>The loop of a template that makes names of fields.</summary>
    public static IEnumerable<OracleRow> Names(ForeachNamesStage stage, IEnumerable<OracleRow> rows, OracleContext context) => rows.Select(row =>
    {
        foreach (string name in row.Names.Where(name => stage.Input.Columns.All(column => column.Name != name)).ToList())
        {
            OracleValue value = row[name];
            if (stage.Wildcards.Select(wildcard => FieldNames.Captures(wildcard, name)).FirstOrDefault(found => found is not null) is not { } captures)
                continue;
            OracleRow round = row.With(ForeachTemplate.Field, value)
                .With(ForeachTemplate.Name, OracleValue.Of(name))
                .With(ForeachTemplate.MatchString, OracleValue.Of(string.Concat(captures)));
            for (int i = 0; i < ForeachTemplate.Segments.Length; i++)
                round = round.With(ForeachTemplate.Segments[i], OracleValue.Of(i < captures.Length ? captures[i] : ""));
            round = stage.Template.Aggregate(ImmutableArray.Create(round), (rows, inner) => StageTable.Run(inner, rows, context)).SingleOrDefault() ?? round;
            bool writes = ForeachNamesStage.Assigned(stage.Template).Contains(ForeachTemplate.Field);
            row = Plain(writes ? round.With(name, round[ForeachTemplate.Field]) : round);
        }

        return row;
    });

    private static OracleRow OverFields(ForeachLoopStage stage, OracleRow row, OracleContext context)
    {
        // Known columns had their turn before; the loop is over the others.
        foreach (string name in row.Names.Where(name => stage.Input.Columns.All(column => column.Name != name)).ToList())
        {
            if (stage.Wildcards.Select(wildcard => FieldNames.Captures(wildcard, name)).FirstOrDefault(found => found is not null) is not { } captures)
                continue;
            OracleRow round = row.With(ForeachTemplate.Field, row[name])
                .With(ForeachTemplate.Name, OracleValue.Of(name))
                .With(ForeachTemplate.MatchString, OracleValue.Of(string.Concat(captures)));
            round = Round(stage, round, context);
            row = Plain(round.With(name, round[ForeachTemplate.Field]));
        }

        return row;
    }

    private static OracleRow OverItems(ForeachLoopStage stage, OracleRow row, OracleContext context)
    {
        SplValue value = Scalars.Plain(row[stage.Field!.Name]);
        foreach ((int iteration, SplValue item) in stage.Items == "ForeachItems.Values" ? ForeachItems.Values(value) : ForeachItems.JsonElements(value))
        {
            row = Plain(Round(stage, row.With(ForeachTemplate.Item, Scalars.Of(item)).With(ForeachTemplate.Iteration, OracleValue.Of(iteration)), context));
        }

        return row;
    }

    private static OracleRow Round(ForeachLoopStage stage, OracleRow row, OracleContext context) =>
        stage.Template.Aggregate(ImmutableArray.Create(row), (rows, inner) => StageTable.Run(inner, rows, context)).SingleOrDefault() ?? row;

    private static OracleRow Plain(OracleRow row) => row.Only(row.Names.Where(name => !name.StartsWith("<<", StringComparison.Ordinal)));
}
