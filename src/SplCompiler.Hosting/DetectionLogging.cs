using Microsoft.Extensions.Logging;
using SplCompiler.Runtime;

namespace SplCompiler.Hosting;

/// <summary>What a stream says in the log of an application.</summary>
public static partial class DetectionLogging
{
    /// <summary>Writes what a stream has seen so far, each count as a property of its own.</summary>
    /// <param name="logger">The log.</param>
    /// <param name="counters">From <see cref="DetectionStream.Counters"/>.</param>
    public static void Counters(this ILogger logger, StreamCounters counters) =>
        logger.Counters(counters.Events, counters.Rows, counters.Late, counters.Problems, counters.FailedRules);

    [LoggerMessage(1, LogLevel.Information, "{Events} events, {Rows} rows, {Late} late, {Problems} problems, {FailedRules} rules failed")]
    private static partial void Counters(this ILogger logger, long events, long rows, long late, long problems, int failedRules);

    [LoggerMessage(2, LogLevel.Warning, "{Path}:{Line}: {Problem}")]
    internal static partial void InputProblem(this ILogger logger, string path, long line, string problem);

    [LoggerMessage(3, LogLevel.Error, "the rule {Rule} failed and sees no more events")]
    internal static partial void RuleFailed(this ILogger logger, Exception failure, string rule);
}
