using System.Collections.Immutable;
using SplCompiler.Pcre;

namespace SplCompiler.Optimization.Regexes;

/// <summary>Finds texts of which every text that a regex matches contains at least one.</summary>
public static class RegexLiterals
{
    /// <summary>The best set that was found; empty when nothing is required, or the pattern is not valid.</summary>
    /// <remarks>Best is a set of few texts whose shortest is long: one character more, up to 8, is worth four texts less.</remarks>
    public static ImmutableArray<RequiredLiteral> Required(string pcre)
    {
        PcreSyntax syntax = PcreParser.Parse(pcre);
        if (syntax.Error is not null || syntax.Unsupported is not null)
            return [];
        return LiteralSets.Best(syntax.Root) is { } best ? [.. best.Distinct().OrderBy(literal => literal.Text, StringComparer.Ordinal)] : [];
    }
}
