using System.Collections.Immutable;

namespace SplCompiler.Rules;

/// <summary>One rule: its metadata and its SPL.</summary>
public sealed record RuleFile
{
    /// <summary>The file that holds the rule.</summary>
    public required SourceFile File { get; init; }

    /// <summary>The SPL, with positions in <see cref="File"/>.</summary>
    public required RuleText Spl { get; init; }

    /// <summary>Path relative to the folder that was given, with <c>/</c>; a file's own name when the file was given.</summary>
    public required string Path { get; init; }

    /// <summary>The name of the search in a file of several (savedsearches.conf), or null.</summary>
    public string? Stanza { get; init; }

    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>ATT&amp;CK technique ids, as written.</summary>
    public ImmutableArray<string> TechniqueIds { get; init; } = [];

    /// <summary>Its tests over recorded data.</summary>
    public ImmutableArray<RecordedTest> Tests { get; init; } = [];

    /// <summary>Every other key of the file, top level only, lists kept in order.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Metadata { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>File name without extension: what the generated class is named after.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}
