namespace SplCompiler.Analysis;

/// <summary>Why a rule gave no rows.</summary>
public enum SilenceReason
{
    /// <summary>No event came from a source that its filters accept.</summary>
    SourceNeverSeen,

    /// <summary>A field without which its filters hold for no event was on none.</summary>
    FieldNeverPresent,

    /// <summary>No event of the input is in the time range that it asks for.</summary>
    OutsideTimeRange,

    /// <summary>Events were there, and its conditions dropped them.</summary>
    FilteredOut,
}

/// <summary>Where events said they came from.</summary>
public readonly record struct SeenOrigin(string Source, string SourceType);
