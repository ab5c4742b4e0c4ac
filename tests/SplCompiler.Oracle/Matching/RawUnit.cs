namespace SplCompiler.Oracle.Matching;

/// <summary>What a piece of raw text is to the index.</summary>
internal enum RawUnitKind
{
    /// <summary>A character of a token.</summary>
    Token,

    /// <summary>Cuts a run into pieces.</summary>
    MinorBreaker,

    /// <summary>Ends a run.</summary>
    MajorBreaker,
}

/// <summary>A character of raw text, or a breaker of several characters such as <c>%20</c>.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its place, in code points.</param>
/// <param name="Length">Its length, in code points.</param>
internal sealed record RawUnit(string Text, RawUnitKind Kind, int Start, int Length);
