namespace SplCompiler.Runtime;

/// <summary>How a term of a search looks at <c>_raw</c>.</summary>
public enum RawTermKind
{
    /// <summary>A bare word: a whole run of tokens between breakers, case ignored.</summary>
    Word,

    /// <summary>A quoted phrase: the text as it is, case ignored, bounded by breakers where it begins or ends with a token character.</summary>
    Phrase,

    /// <summary><c>TERM(x)</c>: one indexed token, bounded by major breakers on the left or a minor piece; see <see cref="RawTerm"/>.</summary>
    Term,

    /// <summary><c>TERM(x)</c> where only whole runs between major breakers are tokens.</summary>
    WholeTerm,

    /// <summary><c>CASE(x)</c>: a word, with case.</summary>
    Case,
}

/// <summary>A word, phrase or TERM() that a search looks for in <c>_raw</c>.</summary>
/// <remarks>Source: Search Manual, "Use CASE() and TERM() to match phrases", "Event segmentation and searching"; segmenters.conf.</remarks>
public sealed partial class RawTerm(RawTermKind kind, string text)
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(RawTermKind Kind, string Text), int> s_numbers = new();
    private static int s_next;

    public RawTermKind Kind { get; } = kind;

    /// <summary>The same for all terms that look for the same: an event is asked once.</summary>
    internal int Number { get; } = s_numbers.GetOrAdd((kind, text), _ => Interlocked.Increment(ref s_next));

    /// <summary>More than any <see cref="Number"/> so far.</summary>
    internal static int Numbers => Volatile.Read(ref s_next) + 1;

    /// <summary>The text looked for, unescaped; <c>*</c> is a wildcard.</summary>
    public string Text { get; } = text;

    public static RawTerm Word(string text) => new(RawTermKind.Word, text);

    public static RawTerm Phrase(string text) => new(RawTermKind.Phrase, text);

    public static RawTerm Term(string text) => new(RawTermKind.Term, text);

    /// <summary>A TERM() that is a whole run between major breakers.</summary>
    public static RawTerm WholeTerm(string text) => new(RawTermKind.WholeTerm, text);

    public static RawTerm Case(string text) => new(RawTermKind.Case, text);
}
