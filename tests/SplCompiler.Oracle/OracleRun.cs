using System.Collections.Immutable;
using SplCompiler.Oracle.Stages;
using SplCompiler.Planning;

namespace SplCompiler.Oracle;

/// <summary>Runs a plan over events, stage by stage over whole lists of rows. Slow on purpose: what it does can be read off.</summary>
public static class OracleRun
{
    /// <param name="plan">Bound without errors; optimized or not.</param>
    /// <param name="events">In order of arrival.</param>
    /// <param name="context">Time and zone of the run.</param>
    /// <returns>The rows in the order in which Splunk shows them: of events the newest first.</returns>
    /// <exception cref="NotSupportedException">A stage, expression or function that the oracle does not know.</exception>
    public static ImmutableArray<OracleRow> Run(Plan plan, IEnumerable<OracleEvent> events, OracleContext context)
    {
        return Search(plan, context with { Events = NewestFirst(events) });
    }

    /// <summary>The rows of a search over the events of the run; also of one inside another.</summary>
    internal static ImmutableArray<OracleRow> Search(Plan plan, OracleContext context)
    {
        // A search that begins with a pipe and a command that makes no rows runs over none.
        ImmutableArray<OracleRow> rows = plan.StartsFromEvents ? context.Events : [];
        foreach (Stage stage in plan.Stages)
            rows = StageTable.Run(stage, rows, context);
        return rows;
    }

    /// <summary>Descending <c>_time</c>, ties as they arrived; events without a time behind the others, as they arrived.</summary>
    private static ImmutableArray<OracleRow> NewestFirst(IEnumerable<OracleEvent> events) =>
    [
        .. events.OrderBy(e => e.Ordinal)
            .OrderByDescending(e => e.Time ?? double.NegativeInfinity)
            .Select(e => e.ToRow()),
    ];
}
