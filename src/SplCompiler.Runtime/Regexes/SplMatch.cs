namespace SplCompiler.Runtime;

/// <summary>One match of a regex in a string.</summary>
/// <param name="Index">Where the match begins, in UTF-16 units; behind <c>\K</c> when the pattern has it.</param>
/// <param name="Value">The matched text.</param>
/// <param name="Groups">The text of each group by PCRE's number, 0 the whole match; null for a group that took no part.</param>
/// <param name="Starts">Where each group begins, in UTF-16 units; what stands there for a group that took no part means nothing.</param>
public sealed record SplMatch(int Index, string Value, string?[] Groups, int[] Starts)
{
    /// <summary>Where the match ends.</summary>
    public int End => Index + Value.Length;
}
