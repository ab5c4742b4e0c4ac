using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Optimization.Regexes;
using SplCompiler.Rules;

namespace SplCompiler.Commands;

/// <summary>What all commands and functions with a pattern check when they are bound.</summary>
internal static class Patterns
{
    /// <summary>Reports a pattern that is no valid PCRE, or that needs what the engine does not have.</summary>
    public static bool Check(string pattern, SourceSpan span, Binder binder)
    {
        var check = PcreCheck.Of(pattern);
        if (check.Error is { } error)
            binder.Report(Descriptors.InvalidRegex, span, $"invalid pattern: {error}", $"at character {check.ErrorOffset + 1} of the pattern");
        else if (check.Unsupported is { } unsupported)
            binder.Report(Descriptors.UnsupportedRegex, span, $"the pattern cannot be run: {unsupported}", $"at character {check.ErrorOffset + 1} of the pattern");
        else if (check.NeedsBacktracking)
            binder.Report(Descriptors.BacktrackingRegex, span, "the pattern looks around, refers back or holds on to what it found: it is matched by backtracking, with a time limit", "no linear time");
        return check.IsValid;
    }
}
