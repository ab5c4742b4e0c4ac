namespace SplCompiler.Runtime;

/// <summary>What is wrong with a piece of input. Each has its diagnostic code.</summary>
public enum InputProblemKind
{
    /// <summary>SPL5001: no event; skipped.</summary>
    BrokenEvent,

    /// <summary>SPL5002: longer than <see cref="EventOptions.MaxEventBytes"/>; skipped.</summary>
    EventTooLong,

    /// <summary>SPL5003: compressed data ends before its end; what came before was read.</summary>
    TruncatedInput,

    /// <summary>SPL5004: an event with bytes that are no UTF-8; kept.</summary>
    InvalidUtf8,

    /// <summary>SPL5005: cannot be opened or read.</summary>
    UnreadableInput,

    /// <summary>SPL5006: more field names than a rule that reads fields by wildcard can keep; the further ones were left out.</summary>
    TooManyFields,

    /// <summary>SPL5011: a time that cannot be read, or that is not where props.conf says; the event has another, or none.</summary>
    UnreadableTime,

    /// <summary>SPL5012: columns of one name, or a row that does not fit its columns; the event was kept.</summary>
    BadTable,

    /// <summary>SPL5014: text in UTF-16; it was read as what it means.</summary>
    OtherEncoding,
}

/// <summary>Something wrong in the input, and where.</summary>
/// <param name="Kind">What.</param>
/// <param name="Path">The input; an entry of an archive is <c>archive.zip!entry</c>.</param>
/// <param name="Line">The line in the unpacked input, from 1; 0 when it concerns the input as a whole.</param>
/// <param name="Offset">The byte in the unpacked input.</param>
/// <param name="Message">One line, lower case, no period.</param>
public sealed record InputProblem(InputProblemKind Kind, string Path, long Line, long Offset, string Message);
