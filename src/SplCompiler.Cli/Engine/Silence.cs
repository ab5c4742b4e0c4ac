namespace SplCompiler.Cli.Engine;

/// <summary>Why a rule gave no rows.</summary>
public enum Silence
{
    /// <summary>It gave rows, or the reason was not looked for.</summary>
    None,

    /// <summary>No event came from the sources that it searches.</summary>
    SourceNeverSeen,

    /// <summary>No event had one of the fields that it needs.</summary>
    FieldNeverPresent,

    /// <summary>Its own time range, or that of the run, dropped all its events.</summary>
    OutsideTimeRange,

    /// <summary>Events were there, and its conditions dropped them.</summary>
    FilteredOut,

    /// <summary>It held too much and was stopped.</summary>
    Stopped,
}
