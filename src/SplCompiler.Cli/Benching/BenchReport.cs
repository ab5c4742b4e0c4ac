using System.Collections.Immutable;
using SplCompiler.Cli.Benching.Growth;

namespace SplCompiler.Cli.Benching;

/// <summary>What a benchmark measured.</summary>
internal sealed record BenchReport
{
    public required long Events { get; init; }

    /// <summary>Bytes of events, unpacked.</summary>
    public required long Bytes { get; init; }

    /// <summary>A pass without clocks around rules: the median.</summary>
    public required double Seconds { get; init; }

    /// <summary>The fastest pass without clocks.</summary>
    public required double LeastSeconds { get; init; }

    /// <summary>How often the input was read with clocks, and how often without.</summary>
    public required int Runs { get; init; }

    public required int Jobs { get; init; }

    /// <summary>In the order of the pack.</summary>
    public required ImmutableArray<RuleBench> Rules { get; init; }

    /// <summary>The patterns, when they were asked for.</summary>
    public ImmutableArray<PatternGrowth>? Growth { get; init; }

    public double EventsPerSecond => Events / Math.Max(Seconds, 1e-9);

    /// <summary>All of a pass, reading included, per event.</summary>
    public double NanosecondsPerEvent => Seconds * 1e9 / Events;

    public double LeastNanosecondsPerEvent => LeastSeconds * 1e9 / Events;

    public double RulesNanosecondsPerEvent => Rules.Sum(rule => rule.NanosecondsPerEvent);

    /// <summary>Reading, and finding which rules can match; of several workers the time of all, with what they waited.</summary>
    public double OtherNanosecondsPerEvent => Math.Max(0, (NanosecondsPerEvent * Jobs) - RulesNanosecondsPerEvent);
}
