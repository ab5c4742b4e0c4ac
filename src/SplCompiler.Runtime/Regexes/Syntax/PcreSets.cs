using System.Collections.Immutable;

namespace SplCompiler.Pcre;

/// <summary>The character sets that have a name. All are sets of ASCII, as PCRE means them without UCP, except for white space.</summary>
internal static class PcreSets
{
    public static ImmutableArray<PcreClassItem> Digits { get; } = [Range('0', '9')];

    public static ImmutableArray<PcreClassItem> Word { get; } = [Range('0', '9'), Range('A', 'Z'), One('_'), Range('a', 'z')];

    public static ImmutableArray<PcreClassItem> Space { get; } = [Range('\t', '\r'), One(' ')];

    public static ImmutableArray<PcreClassItem> Horizontal { get; } =
        [One('\t'), One(' '), One(0xA0), One(0x1680), One(0x180E), Range(0x2000, 0x200A), One(0x202F), One(0x205F), One(0x3000)];

    public static ImmutableArray<PcreClassItem> Vertical { get; } = [Range('\n', '\r'), One(0x85), Range(0x2028, 0x2029)];

    /// <summary>The set of <c>[:name:]</c>, or default when there is none of that name.</summary>
    public static ImmutableArray<PcreClassItem> Posix(string name) => name switch
    {
        "alpha" => [Range('A', 'Z'), Range('a', 'z')],
        "lower" => [Range('a', 'z')],
        "upper" => [Range('A', 'Z')],
        "digit" => Digits,
        "alnum" => [Range('0', '9'), Range('A', 'Z'), Range('a', 'z')],
        "ascii" => [Range(0, 0x7F)],
        "blank" => [One('\t'), One(' ')],
        "cntrl" => [Range(0, 0x1F), One(0x7F)],
        "graph" => [Range(0x21, 0x7E)],
        "print" => [Range(0x20, 0x7E)],
        "punct" => [Range('!', '/'), Range(':', '@'), Range('[', '`'), Range('{', '~')],
        "space" => Space,
        "word" => Word,
        "xdigit" => [Range('0', '9'), Range('A', 'F'), Range('a', 'f')],
        _ => default,
    };

    /// <summary>All code points that are not in the ranges.</summary>
    public static ImmutableArray<PcreClassItem> Complement(ImmutableArray<PcreClassItem> ranges)
    {
        ImmutableArray<PcreClassItem>.Builder complement = ImmutableArray.CreateBuilder<PcreClassItem>();
        int next = 0;
        foreach (PcreClassItem.Range range in ranges.Cast<PcreClassItem.Range>().OrderBy(range => range.First))
        {
            if (range.First > next)
                complement.Add(Range(next, range.First - 1));
            next = Math.Max(next, range.Last + 1);
        }

        if (next <= 0x10FFFF)
            complement.Add(Range(next, 0x10FFFF));
        return complement.ToImmutable();
    }

    public static PcreClassItem One(int codePoint) => new PcreClassItem.Range(codePoint, codePoint);

    public static PcreClassItem Range(int first, int last) => new PcreClassItem.Range(first, last);
}
