using System.Collections.Immutable;
using SplCompiler.Commands;

namespace SplCompiler.Syntax;

/// <summary>A rule as written: its commands in order.</summary>
/// <param name="StartsWithPipe">True when the first command makes its own rows.</param>
/// <param name="Commands">The commands that could be parsed.</param>
public sealed record PipelineSyntax(bool StartsWithPipe, ImmutableArray<CommandSyntax> Commands)
{
    /// <summary>SPL that parses to the same syntax.</summary>
    public override string ToString() => (StartsWithPipe ? "| " : "") + string.Join(" | ", Commands);
}
