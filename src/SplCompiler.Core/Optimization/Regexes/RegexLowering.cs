using System.Collections.Immutable;
using System.Text;
using SplCompiler.Pcre;

namespace SplCompiler.Optimization.Regexes;

/// <summary>
/// Replaces a regex by literal conditions where they say exactly the same. Gives up, with the reason, rather than say
/// nearly the same.
/// </summary>
public static class RegexLowering
{
    public static LoweredRegex Lower(string pcre)
    {
        PcreSyntax syntax = PcreParser.Parse(pcre);
        if ((syntax.Error ?? syntax.Unsupported) is { } problem)
            return new LoweredRegex.NotLowered(problem);
        if (RegexPaths.Of(syntax.Root, atStart: true, atEnd: true) is not { } paths)
            return new LoweredRegex.NotLowered("too many alternatives");

        var alternatives = new List<LoweredRegex>();
        foreach (RegexPath path in paths.SelectMany(OneCaseRule))
        {
            ImmutableArray<LoweredRegex> lowered = LowerPath(path);
            if (lowered is [LoweredRegex.NotLowered])
                return lowered[0];
            alternatives.AddRange(lowered);
        }

        if (alternatives.OfType<LoweredRegex.Anything>().FirstOrDefault() is { } anything)
            return anything;
        ImmutableArray<LoweredRegex> distinct = WithoutImplied([.. alternatives.Distinct()]);
        return distinct is [var only] ? only : new LoweredRegex.AnyOf(distinct);
    }

    // [Pp]owershell: a few letters of either case among letters with case are written out.
    private static IEnumerable<RegexPath> OneCaseRule(RegexPath path)
    {
        RegexPath.Character[] letters = [.. path.Steps.OfType<RegexPath.Character>().Where(letter => letter.CodePoint < 128 && PcreCase.HasCase(letter.CodePoint))];
        int either = letters.Count(letter => letter.IgnoreCase);
        if (either is 0 or > 3 || either == letters.Length)
            return [path];

        IEnumerable<RegexPath> spread = [RegexPath.Empty];
        foreach (RegexPath.Step step in path.Steps)
        {
            RegexPath.Step[] variants = step is RegexPath.Character { IgnoreCase: true, CodePoint: < 128 } letter
                ? [.. PcreCase.Variants(letter.CodePoint).Select(code => new RegexPath.Character(code, false))]
                : [step];
            spread = [.. from before in spread from variant in variants select before.Then(new RegexPath([variant]))];
        }

        return spread;
    }

    private static ImmutableArray<LoweredRegex> LowerPath(RegexPath path)
    {
        ImmutableArray<RegexPath.Step> steps = path.Steps;
        SequenceStart start = SequenceStart.Anywhere;
        SequenceEnd end = SequenceEnd.Anywhere;
        if (steps is [RegexPath.Bound { Anchor: PcreAnchor.TextStart }, ..])
        {
            start = SequenceStart.AtTextStart;
            steps = steps.RemoveAt(0);
        }

        if (steps is [.., RegexPath.Bound { Anchor: PcreAnchor.TextEnd or PcreAnchor.VeryEnd } bound])
        {
            end = bound.Anchor == PcreAnchor.TextEnd ? SequenceEnd.AtTextEnd : SequenceEnd.AtVeryEnd;
            steps = steps.RemoveAt(steps.Length - 1);
        }

        foreach (RegexPath.Step step in steps)
        {
            if (step is RegexPath.Obstacle obstacle)
                return [new LoweredRegex.NotLowered(obstacle.Reason)];
            if (step is RegexPath.Bound inner)
                return [new LoweredRegex.NotLowered(inner.Anchor is PcreAnchor.WordBoundary or PcreAnchor.NotWordBoundary ? "a word boundary" : "an anchor inside the pattern or of lines")];
        }

        if (CaseOf(steps, out bool ignoreCase) is { } reason)
            return [new LoweredRegex.NotLowered(reason)];
        List<LiteralPiece> pieces = Pieces(steps, start, end, out bool acrossLines, out string? problem);
        if (problem is not null)
            return [new LoweredRegex.NotLowered(problem)];
        return pieces.Count == 1
            ? LowerLiteral(pieces[0].Literal, start, end, ignoreCase)
            : [new LoweredRegex.InOrder([.. pieces], start, end, acrossLines, ignoreCase)];
    }

    private static ImmutableArray<LoweredRegex> LowerLiteral(string literal, SequenceStart start, SequenceEnd end, bool ignoreCase)
    {
        switch (start, end)
        {
            case (SequenceStart.Anywhere, SequenceEnd.Anywhere):
                return [literal.Length == 0 ? new LoweredRegex.Anything() : new LoweredRegex.Contains(literal, ignoreCase)];
            case (SequenceStart.AtTextStart, SequenceEnd.Anywhere):
                return [literal.Length == 0 ? new LoweredRegex.Anything() : new LoweredRegex.StartsWith(literal, ignoreCase)];
            case (SequenceStart.AtTextStart, SequenceEnd.AtVeryEnd):
                return [new LoweredRegex.EqualTo(literal, ignoreCase)];
            case (SequenceStart.AtTextStart, _):
                return [new LoweredRegex.EqualTo(literal, ignoreCase), new LoweredRegex.EqualTo(literal + "\n", ignoreCase)];
            case (_, SequenceEnd.AtVeryEnd):
                return [literal.Length == 0 ? new LoweredRegex.Anything() : new LoweredRegex.EndsWith(literal, ignoreCase)];
            default:
                return literal.Length == 0
                    ? [new LoweredRegex.Anything()]
                    : [new LoweredRegex.EndsWith(literal, ignoreCase), new LoweredRegex.EndsWith(literal + "\n", ignoreCase)];
        }
    }

    /// <summary>One case rule for all letters of a path, or the reason why there is none.</summary>
    private static string? CaseOf(ImmutableArray<RegexPath.Step> steps, out bool ignoreCase)
    {
        RegexPath.Character[] letters = [.. steps.OfType<RegexPath.Character>().Where(character => PcreCase.HasCase(character.CodePoint))];
        ignoreCase = letters.Any(letter => letter.IgnoreCase);
        if (letters.Any(letter => letter.IgnoreCase && letter.CodePoint >= 128))
            return "case folding outside ASCII";

        // A letter outside ASCII is compared as it is in either mode.
        return ignoreCase && letters.Any(letter => !letter.IgnoreCase && letter.CodePoint < 128) ? "letters with case and without in one text" : null;
    }

    private static List<LiteralPiece> Pieces(
        ImmutableArray<RegexPath.Step> steps, SequenceStart start, SequenceEnd end, out bool acrossLines, out string? problem)
    {
        var pieces = new List<LiteralPiece>();
        var literal = new StringBuilder();
        int min = 0;
        bool? across = null;
        problem = null;
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i] is RegexPath.Character character)
            {
                literal.Append(char.ConvertFromUtf32(character.CodePoint));
                continue;
            }

            var gap = (RegexPath.Gap)steps[i];
            if (across is { } other && other != gap.AcrossLines)
                problem = "gaps of one line and of several";
            across = gap.AcrossLines;
            if (i > 0 && steps[i - 1] is RegexPath.Gap)
            {
                min += gap.Min;
                continue;
            }

            pieces.Add(new LiteralPiece(literal.ToString(), min));
            literal.Clear();
            min = gap.Min;
        }

        pieces.Add(new LiteralPiece(literal.ToString(), min));
        acrossLines = across ?? false;
        if (pieces.Count > 1)
            problem ??= SequenceProblem(pieces, start, end);
        return pieces;
    }

    private static string? SequenceProblem(List<LiteralPiece> pieces, SequenceStart start, SequenceEnd end)
    {
        if (pieces.Any(piece => piece.Literal.Contains('\n', StringComparison.Ordinal)))
            return "a newline in a sequence";
        if (pieces[0].Literal.Length == 0 && start == SequenceStart.Anywhere)
            return "a character is wanted in front of the first literal";
        return pieces[^1].Literal.Length == 0 && end == SequenceEnd.Anywhere ? "a character is wanted behind the last literal" : null;
    }

    // "cmd" makes "cmd.exe" superfluous. Only plain containment is looked at.
    private static ImmutableArray<LoweredRegex> WithoutImplied(ImmutableArray<LoweredRegex> alternatives)
    {
        LoweredRegex.Contains[] contains = [.. alternatives.OfType<LoweredRegex.Contains>()];
        return
        [
            .. alternatives.Where(alternative => alternative is not LoweredRegex.Contains longer
                || !contains.Any(shorter => shorter != longer
                    && shorter.IgnoreCase == longer.IgnoreCase
                    && Folded(longer).Contains(Folded(shorter), StringComparison.Ordinal)
                    && Folded(longer) != Folded(shorter))),
        ];

        static string Folded(LoweredRegex.Contains contains) =>
            contains.IgnoreCase ? string.Concat(contains.Literal.Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c)) : contains.Literal;
    }
}
