namespace SplCompiler.Emission;

/// <summary>A pattern of a rule as .NET writes it, for <c>[GeneratedRegex]</c>. The translation is the runtime's, so a caller that knows the runtime gives it.</summary>
/// <param name="DotNet">The .NET pattern.</param>
/// <param name="AllowsNonBacktracking">Whether a match can be answered by an automaton, which is not generated.</param>
public sealed record PatternTranslation(string DotNet, bool AllowsNonBacktracking);
