using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary>A pipeline in brackets, as written.</summary>
/// <param name="Span">The brackets and what is between them.</param>
/// <param name="Written">The text of it.</param>
public sealed record BracketSyntax(SourceSpan Span, string Written)
{
    /// <summary>A pipeline in brackets.</summary>
    public static TokenListParser<SplToken, BracketSyntax> Parser { get; } =
        Token.EqualTo(SplToken.Subsearch).Select(token => new BracketSyntax(token.SourceSpan(), token.ToStringValue()));

    public override string ToString() => Written;
}
