namespace SplCompiler.Runtime;

/// <summary>What of an event was looked at.</summary>
internal enum EventReadKind : byte
{
    /// <summary>A field as the walk over the event found it, or as the reader makes it.</summary>
    Walked,

    /// <summary>A field as extractions found it in text.</summary>
    Extracted,

    /// <summary>A field with its aliases.</summary>
    Aliased,

    /// <summary>A field as it is calculated or looked up.</summary>
    Calculated,

    /// <summary>What the walk found for the reader itself.</summary>
    Role,

    /// <summary>A default field as it was recognised in the text.</summary>
    Default,

    /// <summary>Whether a term stands in <c>_raw</c>.</summary>
    Term,

    /// <summary>Whether <c>EventCode=</c> stands in the bytes.</summary>
    EventCodeText,

    /// <summary>Something in which no two events are alike: the time, the whole text, fields by wildcard.</summary>
    Anything,
}

/// <summary>One look at an event: with the same answers to the same looks, two events are of one class.</summary>
/// <param name="Kind">What was looked at.</param>
/// <param name="Number">Which slot or role of that kind.</param>
/// <param name="Term">The term that was looked for.</param>
internal readonly record struct EventRead(EventReadKind Kind, int Number = 0, RawTerm? Term = null);
