using SplCompiler.Rules;

namespace SplCompiler.Commands;

/// <summary>What stands in the parentheses of <c>sparkline</c>.</summary>
/// <param name="Function">The function of each bin.</param>
/// <param name="FunctionSpan">Where its name stands.</param>
/// <param name="Written">The function and its argument as written.</param>
/// <param name="Span">The width of the bins; null when there is none.</param>
/// <param name="SpanSpan">Where it stands.</param>
public sealed record SparklineSyntax(string Function, SourceSpan FunctionSpan, string Written, string? Span, SourceSpan SpanSpan);
