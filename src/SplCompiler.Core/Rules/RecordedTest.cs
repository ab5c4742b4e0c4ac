using System.Collections.Immutable;

namespace SplCompiler.Rules;

/// <summary>A test that a rule brings: over recorded data it gives at least one row. Source: security_content, <c>tests:</c>.</summary>
/// <param name="Name">As written; <c>test</c> where it has none.</param>
/// <param name="Data">What the rule is run over.</param>
/// <param name="Problem">What is wrong with the entry, or null. One line, lower case, no period.</param>
public sealed record RecordedTest(string Name, ImmutableArray<RecordedData> Data, string? Problem = null);

/// <summary>A recording, and what Splunk was told of its events.</summary>
/// <param name="Link">Where it lies on the net.</param>
/// <param name="Source">Their source, or null.</param>
/// <param name="SourceType">Their source type, or null.</param>
/// <param name="Host">Their host, or null.</param>
/// <param name="Index">Their index, or null.</param>
public sealed record RecordedData(string Link, string? Source, string? SourceType, string? Host, string? Index);
