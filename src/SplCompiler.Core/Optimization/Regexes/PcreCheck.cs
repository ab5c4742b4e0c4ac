using System.Collections.Immutable;
using SplCompiler.Pcre;

namespace SplCompiler.Optimization.Regexes;

/// <summary>What a rule's regex is good for, before any code is written for it.</summary>
/// <param name="Error">Why PCRE rejects the pattern, or null.</param>
/// <param name="Unsupported">Why a pattern that PCRE takes cannot be run, or null.</param>
/// <param name="ErrorOffset">Where in the pattern, in UTF-16 units.</param>
/// <param name="GroupNames">Names of the groups by number; index 0 is the whole match, null a group without a name.</param>
/// <param name="Lints">What PCRE takes although it is hardly meant.</param>
public sealed record PcreCheck(string? Error, string? Unsupported, int ErrorOffset, ImmutableArray<string?> GroupNames, ImmutableArray<string> Lints)
{
    /// <summary>True when the pattern has look-around, references, or parts that hold on to what they found.</summary>
    public bool NeedsBacktracking { get; init; }

    public bool IsValid => Error is null && Unsupported is null;

    /// <summary>Parses the pattern; never throws.</summary>
    public static PcreCheck Of(string pcre)
    {
        PcreSyntax syntax = PcreParser.Parse(pcre);
        return new PcreCheck(syntax.Error, syntax.Unsupported, syntax.ErrorOffset, syntax.GroupNames, syntax.Lints) { NeedsBacktracking = Backtracks(syntax.Root) };
    }

    private static bool Backtracks(PcreNode node) => node switch
    {
        PcreNode.Look or PcreNode.Backreference or PcreNode.Conditional or PcreNode.Atomic or PcreNode.Repeat { Greed: PcreGreed.Possessive } => true,
        PcreNode.Repeat repeat => Backtracks(repeat.Item),
        PcreNode.Capture capture => Backtracks(capture.Item),
        PcreNode.Sequence sequence => sequence.Items.Any(Backtracks),
        PcreNode.Alternation alternation => alternation.Branches.Any(Backtracks),
        _ => false,
    };
}
