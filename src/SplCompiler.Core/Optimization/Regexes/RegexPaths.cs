using System.Collections.Immutable;
using SplCompiler.Pcre;

namespace SplCompiler.Optimization.Regexes;

/// <summary>Spreads a tree into the paths through it: <c>(cmd|pwsh)\.exe</c> is two rows of literals.</summary>
internal static class RegexPaths
{
    // Looking for a literal costs about a third of a run of an automaton over a command line, so more paths than this
    // are better off as a regex. \s has six characters and stays a class.
    private const int MaxPaths = 12;
    private const int MaxClassSize = 4;

    /// <summary>The paths, or null when there are too many.</summary>
    public static ImmutableArray<RegexPath>? Of(PcreNode node, bool atStart, bool atEnd)
    {
        ImmutableArray<RegexPath>? paths = node switch
        {
            PcreNode.Empty => [RegexPath.Empty],
            PcreNode.Literal literal => One(new RegexPath.Character(literal.CodePoint, literal.IgnoreCase)),
            PcreNode.Any any => One(new RegexPath.Obstacle("one character of any kind", 1)),
            PcreNode.Class set => OfClass(set),
            PcreNode.Sequence sequence => OfSequence(sequence, atStart, atEnd),
            PcreNode.Alternation alternation => OfAlternation(alternation, atStart, atEnd),
            PcreNode.Repeat repeat => OfRepeat(repeat, atStart, atEnd),
            PcreNode.Capture capture => Of(capture.Item, atStart, atEnd),
            PcreNode.Anchor anchor => One(new RegexPath.Bound(anchor.Kind)),
            PcreNode.KeepOut => [RegexPath.Empty],
            PcreNode.Atomic => One(new RegexPath.Obstacle("an atomic group", 1)),
            PcreNode.Look => One(new RegexPath.Obstacle("look-around", 1)),
            PcreNode.Backreference => One(new RegexPath.Obstacle("a back reference", 1)),
            _ => One(new RegexPath.Obstacle("a condition", 1)),
        };
        return paths is { Length: > MaxPaths } ? null : paths;
    }

    private static ImmutableArray<RegexPath> One(RegexPath.Step step) => [new RegexPath([step])];

    private static ImmutableArray<RegexPath>? OfAlternation(PcreNode.Alternation alternation, bool atStart, bool atEnd)
    {
        var paths = ImmutableArray.CreateBuilder<RegexPath>();
        foreach (PcreNode branch in alternation.Branches)
        {
            if (Of(branch, atStart, atEnd) is not { } more || paths.Count + more.Length > MaxPaths)
                return null;
            paths.AddRange(more);
        }

        return paths.ToImmutable();
    }

    private static ImmutableArray<RegexPath>? OfSequence(PcreNode.Sequence sequence, bool atStart, bool atEnd)
    {
        (int first, int end) = LooseRange(sequence, atStart, atEnd);
        ImmutableArray<RegexPath> paths = [RegexPath.Empty];
        for (int i = first; i < end; i++)
        {
            if (Of(sequence.Items[i], atStart && i == first, atEnd && i == end - 1) is not { } next || paths.Length * next.Length > MaxPaths)
                return null;
            paths = [.. from path in paths from more in next select path.Then(more)];
        }

        return paths;
    }

    // What may match nothing at a loose end of the pattern has no say in whether there is a match.
    private static (int First, int End) LooseRange(PcreNode.Sequence sequence, bool atStart, bool atEnd)
    {
        int first = 0, end = sequence.Items.Length;
        while (atStart && first < end && MayBeNothing(sequence.Items[first], possessive: false))
            first++;
        while (atEnd && end > first && MayBeNothing(sequence.Items[end - 1], possessive: true))
            end--;
        return (first, end);
    }

    // In front, a possessive loop may eat what the rest needs: a*+ab is never found.
    private static bool MayBeNothing(PcreNode node, bool possessive) => node switch
    {
        PcreNode.Empty or PcreNode.KeepOut => true,
        PcreNode.Repeat repeat => repeat.Min == 0 && (possessive || repeat.Greed != PcreGreed.Possessive),
        PcreNode.Capture capture => MayBeNothing(capture.Item, possessive),
        PcreNode.Sequence sequence => sequence.Items.All(item => MayBeNothing(item, possessive)),
        PcreNode.Alternation alternation => alternation.Branches.Any(branch => MayBeNothing(branch, possessive)),
        _ => false,
    };

    private static ImmutableArray<RegexPath>? OfRepeat(PcreNode.Repeat repeat, bool atStart, bool atEnd)
    {
        // At a loose end the least number of rounds decides, however many more there could be. A possessive loop takes
        // more than it must, which matters in front of something only.
        if (atEnd || (atStart && repeat.Greed != PcreGreed.Possessive))
            return Times(repeat.Item, repeat.Min);
        if (repeat.Greed == PcreGreed.Possessive)
            return One(new RegexPath.Obstacle("a possessive loop", repeat.Min));

        if (repeat.Max is null && GapOf(repeat.Item) is { } acrossLines)
            return One(new RegexPath.Gap(repeat.Min, acrossLines));
        if (repeat.Max is null or > 3)
            return repeat.Max == repeat.Min ? Times(repeat.Item, repeat.Min) : One(new RegexPath.Obstacle("a loop", repeat.Min));

        var paths = ImmutableArray.CreateBuilder<RegexPath>();
        for (int times = repeat.Min; times <= repeat.Max; times++)
        {
            if (Times(repeat.Item, times) is not { } more || paths.Count + more.Length > MaxPaths)
                return null;
            paths.AddRange(more);
        }

        return paths.ToImmutable();
    }

    private static ImmutableArray<RegexPath>? Times(PcreNode item, int times)
    {
        if (times > 64)
            return One(new RegexPath.Obstacle("a loop", times));
        return OfSequence(new PcreNode.Sequence([.. Enumerable.Repeat(item, times)]), atStart: false, atEnd: false);
    }

    /// <summary>For something that is any character: whether newlines are among them. Null for all else.</summary>
    private static bool? GapOf(PcreNode node) => node switch
    {
        PcreNode.Any any => any.AlsoNewline,
        PcreNode.Capture capture => GapOf(capture.Item),
        PcreNode.Class { Negated: true, Items: [PcreClassItem.Range { First: '\n', Last: '\n' }] } => false,
        PcreNode.Class { Negated: false } set when HoldsAll(set) => true,
        _ => null,
    };

    // [\s\S], [\d\D]: all characters are there.
    private static bool HoldsAll(PcreNode.Class set) =>
        set.Items.All(item => item is PcreClassItem.Range) && PcreSets.Complement(set.Items).IsEmpty;

    private static ImmutableArray<RegexPath> OfClass(PcreNode.Class set)
    {
        if (set.Negated || set.Items.Any(item => item is not PcreClassItem.Range { Last: var last, First: var first } || last - first >= MaxClassSize))
            return One(new RegexPath.Obstacle("a character class", 1));

        int[] codes = [.. set.Items.Cast<PcreClassItem.Range>().SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Distinct().Order()];
        if (codes.Length > MaxClassSize)
            return One(new RegexPath.Obstacle("a character class", 1));

        // [eE] is e without regard to case.
        var paths = ImmutableArray.CreateBuilder<RegexPath>();
        foreach (int code in codes)
        {
            bool bothCases = code < 128 && char.IsAsciiLetter((char)code) && codes.Contains(code ^ 0x20);
            if (!bothCases || code >= 'a')
                paths.AddRange(One(new RegexPath.Character(code, bothCases)));
        }

        return paths.ToImmutable();
    }
}
