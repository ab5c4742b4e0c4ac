using System.Collections.Immutable;

namespace SplCompiler.Optimization.Regexes;

/// <summary>
/// A regex as conditions over UTF-8 that hold for exactly the texts in which the regex is found. With <c>IgnoreCase</c>
/// A–Z and a–z are the same letters and nothing else is.
/// </summary>
public abstract record LoweredRegex
{
    /// <summary>Every text, also the empty one.</summary>
    public sealed record Anything : LoweredRegex;

    /// <summary>The whole text is the literal.</summary>
    public sealed record EqualTo(string Literal, bool IgnoreCase) : LoweredRegex;

    public sealed record StartsWith(string Literal, bool IgnoreCase) : LoweredRegex;

    public sealed record EndsWith(string Literal, bool IgnoreCase) : LoweredRegex;

    public sealed record Contains(string Literal, bool IgnoreCase) : LoweredRegex;

    /// <summary>Literals that follow one another; what lies between them holds no newline unless <paramref name="AcrossLines"/>.</summary>
    /// <param name="Pieces">At least two. The first and the last may be empty when they are bound to an end of the text.</param>
    /// <param name="Start">Where the first piece stands.</param>
    /// <param name="End">Where the last piece stands.</param>
    /// <param name="AcrossLines">The characters between pieces may be newlines.</param>
    /// <param name="IgnoreCase">A–Z equal a–z.</param>
    public sealed record InOrder(ImmutableArray<LiteralPiece> Pieces, SequenceStart Start, SequenceEnd End, bool AcrossLines, bool IgnoreCase) : LoweredRegex
    {
        public bool Equals(InOrder? other) =>
            other is not null && Pieces.SequenceEqual(other.Pieces) && (Start, End, AcrossLines, IgnoreCase) == (other.Start, other.End, other.AcrossLines, other.IgnoreCase);

        public override int GetHashCode() => HashCode.Combine(Pieces.Length, Start, End, AcrossLines, IgnoreCase);
    }

    /// <summary>At least one of several, none of which is <see cref="AnyOf"/> or <see cref="NotLowered"/>.</summary>
    public sealed record AnyOf(ImmutableArray<LoweredRegex> Alternatives) : LoweredRegex
    {
        public bool Equals(AnyOf? other) => other is not null && Alternatives.SequenceEqual(other.Alternatives);

        public override int GetHashCode() => Alternatives.Length;
    }

    /// <summary>The regex stays a regex.</summary>
    public sealed record NotLowered(string Reason) : LoweredRegex;
}

/// <summary>A literal of a sequence, and how many characters at least lie between it and the literal before it.</summary>
public sealed record LiteralPiece(string Literal, int MinCharactersBefore);

/// <summary>Where a sequence of literals begins.</summary>
public enum SequenceStart
{
    Anywhere,
    AtTextStart,
}

/// <summary>Where a sequence of literals ends.</summary>
public enum SequenceEnd
{
    Anywhere,

    /// <summary><c>$</c>: at the end of the text, or before a newline that ends it.</summary>
    AtTextEnd,

    /// <summary><c>\z</c>.</summary>
    AtVeryEnd,
}
