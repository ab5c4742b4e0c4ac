namespace SplCompiler.Rules;

/// <summary>A range of the expanded SPL text of a rule: start and length in UTF-16 units.</summary>
public readonly record struct SourceSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static SourceSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>The smallest span that holds both.</summary>
    public SourceSpan To(SourceSpan other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));
}
