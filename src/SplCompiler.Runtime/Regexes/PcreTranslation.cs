using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SplCompiler.Runtime;

/// <summary>A PCRE pattern as a .NET pattern, or the reason why there is none.</summary>
public sealed record PcreTranslation
{
    /// <summary>The .NET pattern; null when there is an error or no equal. Groups have the numbers that PCRE gives them.</summary>
    public string? DotNet { get; init; }

    /// <summary>
    /// The pattern for text outside ASCII, when it is another: a word boundary of ASCII words, characters above U+FFFF as one.
    /// </summary>
    public string? DotNetWide { get; init; }

    /// <summary>True when <see cref="DotNetWide"/> is needed for any text outside ASCII; else only for characters above U+FFFF.</summary>
    public bool WideForAllNonAscii { get; init; }

    public RegexOptions Options { get; init; } = RegexOptions.CultureInvariant;

    /// <summary>True when <see cref="RegexOptions.NonBacktracking"/> takes the pattern: no look-around, no references, nothing atomic.</summary>
    public bool AllowsNonBacktracking { get; init; }

    /// <summary>Why PCRE rejects the pattern.</summary>
    public string? Error { get; init; }

    /// <summary>Why a pattern that PCRE takes cannot be run here.</summary>
    public string? Unsupported { get; init; }

    /// <summary>Where in the PCRE pattern, in UTF-16 units.</summary>
    public int ErrorOffset { get; init; }

    /// <summary>Names of groups by number; index 0 is the whole match, null is a group without a name.</summary>
    public ImmutableArray<string?> GroupNames { get; init; } = [null];

    /// <summary>The number of the empty group that stands where <c>\K</c> stood, or 0.</summary>
    public int KeepOutGroup { get; init; }

    /// <summary>What PCRE takes although it is hardly meant.</summary>
    public ImmutableArray<string> Lints { get; init; } = [];
}
