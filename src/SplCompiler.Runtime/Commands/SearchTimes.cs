namespace SplCompiler.Runtime;

/// <summary>The times of a search that <c>addinfo</c> shows.</summary>
/// <remarks>Source: Search Reference, "addinfo".</remarks>
public static class SearchTimes
{
    /// <summary>The start of the time range, 0 when it has none.</summary>
    public static double Earliest(RunContext run) => run.Earliest?.Seconds ?? 0;

    /// <summary>The end of the time range, the text <c>+Infinity</c> when it has none.</summary>
    public static SplValue Latest(RunContext run) => run.Latest is { } latest ? latest.Seconds : "+Infinity";

    public static double Now(RunContext run) => run.Now.Seconds;
}
