using System.Collections.Immutable;

namespace SplCompiler.Pcre;

/// <summary>What parsing a pattern gave: a tree, or the reason why there is none.</summary>
/// <param name="Root">The tree; <see cref="PcreNode.Empty"/> when there is an error.</param>
/// <param name="GroupNames">The names of groups by number; index 0 is the whole match, null is an unnamed group.</param>
/// <param name="Error">PCRE itself rejects the pattern.</param>
/// <param name="Unsupported">PCRE accepts the pattern, but it has no equal here.</param>
/// <param name="ErrorOffset">Where in the pattern, in UTF-16 units.</param>
/// <param name="Lints">Things that PCRE takes but whose meaning is hardly the intended one.</param>
internal sealed record PcreSyntax(
    PcreNode Root,
    ImmutableArray<string?> GroupNames,
    string? Error,
    string? Unsupported,
    int ErrorOffset,
    ImmutableArray<string> Lints);
