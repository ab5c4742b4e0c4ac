using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>What a rule looks for, from its plan.</summary>
public sealed class RuleFacts
{
    private ImmutableArray<Indicator> _indicators;

    public required SplCompilation Compilation { get; init; }

    /// <summary>In the order of the pipeline, searches inside a command behind it.</summary>
    public required ImmutableArray<StageFacts> Stages { get; init; }

    /// <summary>Every test of a field, in the order of the text.</summary>
    public required ImmutableArray<Predicate> Predicates { get; init; }

    /// <summary>Every text looked for in <c>_raw</c>.</summary>
    public required ImmutableArray<SearchTermUse> SearchTerms { get; init; }

    /// <summary>The fields of events that the rule reads, in order of names.</summary>
    public required ImmutableArray<string> FieldsRead { get; init; }

    /// <summary>True when a wildcard reads fields of events that are not named.</summary>
    public bool ReadsOpenFields { get; init; }

    /// <summary>The columns of the rule's rows, in order.</summary>
    public required ImmutableArray<string> FieldsProduced { get; init; }

    /// <summary>True when its rows may have more columns than those.</summary>
    public bool ProducesOpenFields { get; init; }

    /// <summary>The kinds of Windows events that it asks for by number.</summary>
    public required ImmutableArray<WindowsEvent> Events { get; init; }

    /// <summary>The data sets of data models that it reads, such as <c>Endpoint.Processes</c>.</summary>
    public required ImmutableArray<string> DataSets { get; init; }

    /// <summary>The sources that its file names.</summary>
    public required ImmutableArray<string> DataSources { get; init; }

    public required ImmutableArray<AttackUse> Attack { get; init; }

    public required ImmutableArray<string> References { get; init; }

    /// <summary>What other rules may look for, too: each combination of field, kind and values once.</summary>
    public ImmutableArray<Indicator> Indicators => _indicators.IsDefault ? _indicators = Indicator.Of(Predicates) : _indicators;
}
