namespace SplCompiler.Emission;

/// <summary>A pattern that a rule matches with a regex engine.</summary>
/// <param name="Pattern">PCRE.</param>
/// <param name="Cuts">True when groups or the end of a match matter, not just whether there is one.</param>
public sealed record PatternUse(string Pattern, bool Cuts);
