namespace SplCompiler.Runtime;

/// <summary>How the runner finds out which rules an event is shown to. The rows are the same; it is a matter of time, and of checking.</summary>
public enum IndexUse
{
    /// <summary>By the fields that say what kind of event it is, then by the texts that rules wait for.</summary>
    All,

    /// <summary>By the kind of event alone.</summary>
    ClassesOnly,

    /// <summary>By texts alone.</summary>
    TextsOnly,

    /// <summary>Every event is shown to every rule.</summary>
    None,
}
