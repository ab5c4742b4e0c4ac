using System.Collections.Immutable;

namespace SplCompiler.Knowledge;

/// <summary>An EXTRACT- of props.conf, or a transform that a REPORT- names: fields found in text.</summary>
/// <remarks>Source: Admin Manual, "props.conf", "transforms.conf".</remarks>
/// <param name="Source">The field whose text is looked at.</param>
/// <param name="DefinedAt">File and line.</param>
public sealed record FieldExtractionRule(string Source, string DefinedAt)
{
    /// <summary>The pattern; null for one by delimiters.</summary>
    public string? Pattern { get; init; }

    /// <summary>Characters that end a field: DELIMS.</summary>
    public string Delimiters { get; init; } = "";

    /// <summary>Each field and its value, in which <c>$1</c> stands for a group of the pattern.</summary>
    public ImmutableArray<(string Field, string Format)> Fields { get; init; } = [];

    /// <summary>A field whose name has groups in it too; null when all names are known.</summary>
    public (string Name, string Format)? Named { get; init; }

    /// <summary>MV_ADD: what is found again is a further value.</summary>
    public bool AddsValues { get; init; }

    /// <summary>True for a transform, which looks at all matches.</summary>
    public bool IsTransform { get; init; }
}
