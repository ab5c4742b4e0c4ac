using SplCompiler.Commands;
using Superpower.Model;

namespace SplCompiler.Syntax;

/// <summary>The tokens of one command, cut in its mode.</summary>
/// <param name="Stage">The command as text.</param>
/// <param name="Command">The command, or null when its name is unknown.</param>
/// <param name="Tokens">Its arguments.</param>
public sealed record CommandTokens(StageText Stage, Command? Command, TokenList<SplToken> Tokens);
