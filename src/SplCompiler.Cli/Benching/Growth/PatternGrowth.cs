using System.Collections.Immutable;
using SplCompiler.Analysis.Growth;

namespace SplCompiler.Cli.Benching.Growth;

/// <summary>How the time of one pattern grows with the length of the worst text that was found for it.</summary>
/// <param name="Pattern">PCRE.</param>
/// <param name="Rules">Paths of the rules that match it.</param>
/// <param name="Exponent">Of backtracking, which PCRE does: 1 is as long as the text, 2 its square; null when no text made it work.</param>
/// <param name="ExponentHere">Of the engine that a run uses, which is an automaton where the pattern and its use allow it.</param>
/// <param name="Text">The worst texts.</param>
internal sealed record PatternGrowth(string Pattern, ImmutableArray<string> Rules, double? Exponent, double? ExponentHere, PumpedText? Text)
{
    /// <summary>From here on a pattern is listed: between the measured values of linear and of quadratic ones.</summary>
    public const double Notable = 1.5;

    /// <summary>The length, in repeated characters, at which backtracking was given up; null when it never was.</summary>
    public int? GivenUpAt { get; init; }

    /// <summary>True when a run matches by an automaton.</summary>
    public bool IsAutomaton { get; init; }

    /// <summary>True when a run itself takes long.</summary>
    public bool IsNotableHere => ExponentHere > Notable;

    public bool IsNotable => Exponent > Notable || IsNotableHere;
}
