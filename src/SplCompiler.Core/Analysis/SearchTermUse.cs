using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>Text that a rule looks for in <c>_raw</c>.</summary>
/// <param name="Stage">The number of the stage.</param>
/// <param name="Kind">Word, phrase, TERM() or CASE().</param>
/// <param name="Text">What must be there, without quotes.</param>
/// <param name="IsNegated">True when it must not be there.</param>
/// <param name="Macros">The macros that it came through, the one that the rule calls first.</param>
/// <param name="Place">The place in the rule file.</param>
public sealed record SearchTermUse(string Stage, SearchTermKind Kind, string Text, bool IsNegated, ImmutableArray<string> Macros, FileSpan Place)
{
    /// <summary>The term as SPL writes it.</summary>
    public string Written => Kind switch
    {
        SearchTermKind.Term or SearchTermKind.WholeTerm => $"TERM({Text})",
        SearchTermKind.Case => $"CASE({Text})",
        SearchTermKind.Phrase => $"\"{Text}\"",
        _ => Text,
    };
}
