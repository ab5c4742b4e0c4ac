namespace SplCompiler.Runtime;

/// <summary>Default fields of every event of one input, whatever the data says; null where the input says none. They are stronger than those of the run.</summary>
/// <param name="Host">The field <c>host</c>.</param>
/// <param name="Source">The field <c>source</c>.</param>
/// <param name="SourceType">The field <c>sourcetype</c>.</param>
/// <param name="Index">The field <c>index</c>.</param>
public sealed record InputDefaults(string? Host = null, string? Source = null, string? SourceType = null, string? Index = null);
