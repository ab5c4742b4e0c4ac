using System.Collections.Immutable;
using SplCompiler.Pcre;

namespace SplCompiler.Optimization.Regexes;

/// <summary>The search for required literals: exact texts of short stretches are multiplied out, the best stretch wins.</summary>
internal static class LiteralSets
{
    private const int MaxExact = 24;
    private const int MaxRequired = 64;
    private const int EnoughLength = 8;

    /// <summary>The best set for a node that must match, or null.</summary>
    public static ImmutableArray<RequiredLiteral>? Best(PcreNode node) => node switch
    {
        PcreNode.Sequence sequence => OfSequence(sequence.Items),
        PcreNode.Alternation alternation => OfAlternation(alternation),
        PcreNode.Capture capture => Best(capture.Item),
        PcreNode.Atomic atomic => Best(atomic.Item),
        PcreNode.Repeat { Min: > 0 } repeat => Best(repeat.Item),
        PcreNode.Look { Negative: false } look => Best(look.Item),
        PcreNode.Literal or PcreNode.Class => Exact(node),
        _ => null,
    };

    private static ImmutableArray<RequiredLiteral>? OfAlternation(PcreNode.Alternation alternation)
    {
        ImmutableArray<RequiredLiteral> all = [];
        foreach (PcreNode branch in alternation.Branches)
        {
            if (Best(branch) is not { } best || all.Length + best.Length > MaxRequired)
                return null;
            all = all.AddRange(best);
        }

        return all;
    }

    private static ImmutableArray<RequiredLiteral>? OfSequence(ImmutableArray<PcreNode> items)
    {
        ImmutableArray<RequiredLiteral>? best = null;
        ImmutableArray<RequiredLiteral> stretch = [new("", false)];
        foreach (PcreNode item in items)
        {
            if (item is PcreNode.Look { Negative: false } look)
                best = Better(best, Best(look.Item));
            ImmutableArray<RequiredLiteral>? exact = Exact(item);
            if (exact is { } texts && texts.Length * stretch.Length <= MaxExact)
            {
                stretch = Product(stretch, texts);
                continue;
            }

            best = Better(best, stretch);
            best = Better(best, Best(item));
            stretch = exact ?? [new("", false)];
        }

        return Better(best, stretch);
    }

    /// <summary>All texts that a node can match, or null when there are many.</summary>
    private static ImmutableArray<RequiredLiteral>? Exact(PcreNode node)
    {
        switch (node)
        {
            case PcreNode.Empty or PcreNode.KeepOut or PcreNode.Anchor or PcreNode.Look:
                return [new("", false)];
            case PcreNode.Literal literal:
                return OfCharacter(literal.CodePoint, literal.IgnoreCase);
            case PcreNode.Class { Negated: false } set when RegexPaths.Of(set, false, false) is { } paths && paths.All(path => path.Steps is [RegexPath.Character]):
                return [.. paths.Select(path => (RegexPath.Character)path.Steps[0]).SelectMany(character => OfCharacter(character.CodePoint, character.IgnoreCase))];
            case PcreNode.Capture capture:
                return Exact(capture.Item);
            case PcreNode.Sequence sequence:
                return Fold(sequence.Items.Select(Exact), Product, [new("", false)]);
            case PcreNode.Alternation alternation:
                return Fold(alternation.Branches.Select(Exact), (left, right) => left.AddRange(right), []);
            case PcreNode.Repeat { Max: <= 3 } repeat when Exact(repeat.Item) is { } once:
                return Fold(
                    Enumerable.Range(repeat.Min, repeat.Max.Value - repeat.Min + 1).Select(times => Fold(
                        Enumerable.Repeat((ImmutableArray<RequiredLiteral>?)once, times), Product, [new("", false)])),
                    (left, right) => left.AddRange(right),
                    []);
            default:
                return null;
        }
    }

    private static ImmutableArray<RequiredLiteral> OfCharacter(int codePoint, bool ignoreCase)
    {
        // Outside ASCII the cases are listed: a literal that ignores case does so in ASCII alone.
        if (ignoreCase && codePoint >= 128)
            return [.. PcreCase.Variants(codePoint).Select(variant => new RequiredLiteral(char.ConvertFromUtf32(variant), false))];
        return [new(char.ConvertFromUtf32(codePoint), ignoreCase)];
    }

    private static ImmutableArray<RequiredLiteral>? Fold(
        IEnumerable<ImmutableArray<RequiredLiteral>?> parts,
        Func<ImmutableArray<RequiredLiteral>, ImmutableArray<RequiredLiteral>, ImmutableArray<RequiredLiteral>> combine,
        ImmutableArray<RequiredLiteral> seed)
    {
        ImmutableArray<RequiredLiteral> all = seed;
        foreach (ImmutableArray<RequiredLiteral>? part in parts)
        {
            if (part is null)
                return null;
            all = combine(all, part.Value);
            if (all.Length > MaxExact)
                return null;
        }

        return all;
    }

    // A text of which a part ignores case ignores it as a whole: that only weakens it.
    private static ImmutableArray<RequiredLiteral> Product(ImmutableArray<RequiredLiteral> left, ImmutableArray<RequiredLiteral> right) =>
        [.. from first in left from second in right select new RequiredLiteral(first.Text + second.Text, first.IgnoreCase || second.IgnoreCase)];

    private static ImmutableArray<RequiredLiteral>? Better(ImmutableArray<RequiredLiteral>? left, ImmutableArray<RequiredLiteral>? right)
    {
        ImmutableArray<RequiredLiteral>? minimal = right is { } literals ? WithoutImplied(literals) : null;
        return Score(minimal) > Score(left) ? minimal : left;
    }

    // "axyz" or "xyz" is "xyz".
    private static ImmutableArray<RequiredLiteral> WithoutImplied(ImmutableArray<RequiredLiteral> literals)
    {
        ImmutableArray<RequiredLiteral> distinct = [.. literals.Distinct()];
        return [.. distinct.Where(literal => !distinct.Any(other => other != literal && other.Text.Length < literal.Text.Length && IsImplied(other, literal)))];
    }

    private static bool IsImplied(RequiredLiteral part, RequiredLiteral whole) => part.IgnoreCase
        ? Folded(whole.Text).Contains(Folded(part.Text), StringComparison.Ordinal)
        : !whole.IgnoreCase && whole.Text.Contains(part.Text, StringComparison.Ordinal);

    private static string Folded(string text) => string.Concat(text.Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    private static int Score(ImmutableArray<RequiredLiteral>? set)
    {
        if (set is not { Length: > 0 } literals)
            return 0;
        int shortest = Math.Min(literals.Min(literal => literal.Text.Length), EnoughLength);
        return shortest == 0 ? 0 : 100 + (shortest * 4) - literals.Length;
    }
}
