using System.Collections.Immutable;
using SplCompiler.Pcre;

namespace SplCompiler.Optimization.Regexes;

/// <summary>One way through a pattern without any choice: literals, gaps and anchors in a row.</summary>
internal sealed record RegexPath(ImmutableArray<RegexPath.Step> Steps)
{
    public static RegexPath Empty { get; } = new([]);

    public abstract record Step;

    public sealed record Character(int CodePoint, bool IgnoreCase) : Step;

    /// <summary>At least so many characters, without upper limit.</summary>
    public sealed record Gap(int Min, bool AcrossLines) : Step;

    public sealed record Bound(PcreAnchor Anchor) : Step;

    /// <summary>Something that no literal can say, and why. Harmless where it is dropped at a loose end.</summary>
    public sealed record Obstacle(string Reason, int MinRepeat) : Step;

    public RegexPath Then(RegexPath next) => new(Steps.AddRange(next.Steps));
}
