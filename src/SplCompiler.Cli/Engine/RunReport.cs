using System.Collections.Immutable;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Engine;

/// <summary>What a run did.</summary>
public sealed record RunReport
{
    /// <summary>Events read, those outside of the time range among them.</summary>
    public required long Events { get; init; }

    /// <summary>Events that <c>--earliest</c> and <c>--latest</c> dropped.</summary>
    public long OutsideTimeRange { get; init; }

    /// <summary>The oldest <c>_time</c> of any event; null when none has one, or when the rules were run over windows.</summary>
    public SplTime? Oldest { get; init; }

    /// <summary>The newest, likewise.</summary>
    public SplTime? Newest { get; init; }

    /// <summary>Bytes of events, unpacked.</summary>
    public required long Bytes { get; init; }

    public required double Seconds { get; init; }

    /// <summary>How many inputs could be opened.</summary>
    public required int InputsRead { get; init; }

    /// <summary>How often the input was read.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>True when the run ended before its input.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>What was learnt about the input.</summary>
    public InputFacts Facts { get; init; } = InputFacts.Empty;

    /// <summary>How many events were shown to so many rules, by their number; empty when that was not measured.</summary>
    public IReadOnlyList<(int Candidates, long Events)> CandidateCounts { get; init; } = [];

    /// <summary>Patterns and how many texts they gave up.</summary>
    public IReadOnlyList<(string Pattern, long Texts)> GivenUp { get; init; } = [];

    /// <summary>Each rule of the pack, in its order.</summary>
    public required ImmutableArray<RuleReport> Rules { get; init; }
}
