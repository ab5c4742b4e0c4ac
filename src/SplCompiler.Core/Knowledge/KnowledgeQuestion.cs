namespace SplCompiler.Knowledge;

/// <summary>What a compilation may ask of knowledge.</summary>
public enum KnowledgeSubject
{
    /// <summary>A macro; the name is its signature: <c>m(2)</c>.</summary>
    Macro,

    /// <summary>Which macros there are.</summary>
    MacroNames,

    /// <summary>A lookup or table.</summary>
    Lookup,

    /// <summary>Which lookups there are.</summary>
    LookupNames,

    EventTypes,

    Tags,

    /// <summary>A data model.</summary>
    DataModel,

    /// <summary>Which data models there are.</summary>
    DataModelNames,

    /// <summary>Whether a field holds text of the event as it stands there.</summary>
    VerbatimField,

    /// <summary>Whether the rendered message of a Windows event reaches other fields.</summary>
    MessageUse,

    /// <summary>Anything else, such as the stanzas of props.conf themselves.</summary>
    Everything,
}

/// <summary>One thing that a compilation asked of knowledge. A question without an answer (no such macro) counts too: one day there may be one.</summary>
/// <param name="Subject">What is asked.</param>
/// <param name="Name">Of which macro, lookup, field; empty where there is only one.</param>
public readonly record struct KnowledgeQuestion(KnowledgeSubject Subject, string Name);
