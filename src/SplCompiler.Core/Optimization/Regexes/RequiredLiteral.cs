namespace SplCompiler.Optimization.Regexes;

/// <summary>A text that a regex needs. With <paramref name="IgnoreCase"/> A–Z equal a–z.</summary>
public sealed record RequiredLiteral(string Text, bool IgnoreCase);
