using SplCompiler.Rules;

namespace SplCompiler.Syntax;

/// <summary>One command of a pipeline as text: what stands between two pipes.</summary>
/// <param name="Name">The command's name in lower case; <c>search</c> when the first stage names none.</param>
/// <param name="NameSpan">Where the name stands; empty, at the start, for an implicit search.</param>
/// <param name="Arguments">Everything behind the name, without blanks around it.</param>
/// <param name="Span">Name and arguments.</param>
/// <param name="IsImplicit">True for a first stage that is a search without its name.</param>
public sealed record StageText(string Name, SourceSpan NameSpan, SourceSpan Arguments, SourceSpan Span, bool IsImplicit);

/// <summary>A pipeline cut at its top-level pipes.</summary>
/// <param name="StartsWithPipe">True for <c>| makeresults</c>: the first command generates its own events.</param>
/// <param name="Stages">The commands in order.</param>
public sealed record PipelineText(bool StartsWithPipe, System.Collections.Immutable.ImmutableArray<StageText> Stages);
