namespace SplCompiler.Syntax;

/// <summary>How the arguments of a command are cut into tokens. SPL cannot be tokenized before its command is known.</summary>
public enum TokenMode
{
    /// <summary>Search expressions: <c>.</c>, <c>-</c>, <c>'</c> belong to words, TERM() is one token.</summary>
    Search,

    /// <summary>Eval expressions: <c>.</c> and <c>-</c> are operators, <c>'a b'</c> is a field.</summary>
    Eval,

    /// <summary>Names and options: <c>span=1s</c>, <c>process_*</c>, <c>values(x)</c>.</summary>
    Words,

    /// <summary>Names and options, and between <c>where</c> and <c>by</c> a search expression: tstats, mstats.</summary>
    WordsAndSearch,

    /// <summary>Options and a pattern that may be written without quotes, or partly.</summary>
    Pattern,
}
