using System.Collections.Immutable;

namespace SplCompiler.Pcre;

/// <summary>
/// The syntax tree of a PCRE pattern. Options such as <c>(?i)</c> are resolved: each node says itself what it matches.
/// </summary>
internal abstract record PcreNode
{
    /// <summary>Nothing.</summary>
    public sealed record Empty : PcreNode;

    /// <summary>One character. With <paramref name="IgnoreCase"/> also its other case: ASCII letters in ASCII only.</summary>
    public sealed record Literal(int CodePoint, bool IgnoreCase) : PcreNode;

    /// <summary><c>.</c> and <c>\N</c>: one character that is no newline, or with <paramref name="AlsoNewline"/> any at all.</summary>
    public sealed record Any(bool AlsoNewline) : PcreNode;

    /// <summary>One character of a set.</summary>
    public sealed record Class(ImmutableArray<PcreClassItem> Items, bool Negated) : PcreNode;

    public sealed record Sequence(ImmutableArray<PcreNode> Items) : PcreNode;

    public sealed record Alternation(ImmutableArray<PcreNode> Branches) : PcreNode;

    /// <summary>Max is null for no limit.</summary>
    public sealed record Repeat(PcreNode Item, int Min, int? Max, PcreGreed Greed) : PcreNode;

    /// <summary>A capturing group; numbers go left to right over all groups, named or not.</summary>
    public sealed record Capture(PcreNode Item, int Number) : PcreNode;

    /// <summary><c>(?&gt;…)</c>.</summary>
    public sealed record Atomic(PcreNode Item) : PcreNode;

    public sealed record Look(PcreNode Item, bool Behind, bool Negative) : PcreNode;

    public sealed record Anchor(PcreAnchor Kind) : PcreNode;

    public sealed record Backreference(int Number, bool IgnoreCase) : PcreNode;

    /// <summary><c>(?(1)yes|no)</c>, or with a look-around as the condition.</summary>
    public sealed record Conditional(int Group, PcreNode? Condition, PcreNode Yes, PcreNode No) : PcreNode;

    /// <summary><c>\K</c>: the match begins here.</summary>
    public sealed record KeepOut : PcreNode;
}

internal enum PcreGreed
{
    Greedy,
    Lazy,
    Possessive,
}

internal enum PcreAnchor
{
    /// <summary><c>^</c>, <c>\A</c>.</summary>
    TextStart,

    /// <summary><c>^</c> under <c>(?m)</c>.</summary>
    LineStart,

    /// <summary><c>$</c>, <c>\Z</c>: the end, or before a newline that is the end.</summary>
    TextEnd,

    /// <summary><c>$</c> under <c>(?m)</c>.</summary>
    LineEnd,

    /// <summary><c>\z</c>.</summary>
    VeryEnd,

    WordBoundary,
    NotWordBoundary,

    /// <summary><c>\G</c>.</summary>
    SearchStart,
}
