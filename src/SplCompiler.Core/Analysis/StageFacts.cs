using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Analysis;

/// <summary>One command of a rule.</summary>
public sealed record StageFacts
{
    /// <summary>1 for the first; <c>3.1</c> for the first command of a search inside the third.</summary>
    public required string Number { get; init; }

    /// <summary>Its name; <c>search</c> where none is written.</summary>
    public required string Command { get; init; }

    /// <summary>As its author wrote it, macros as calls.</summary>
    public required string Text { get; init; }

    /// <summary>With its macros expanded.</summary>
    public required string Expanded { get; init; }

    /// <summary>The place in the rule file.</summary>
    public required FileSpan Place { get; init; }

    /// <summary>The place in the expanded text.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The macro calls in it, as <c>name(2)</c>.</summary>
    public ImmutableArray<MacroExpansion> Macros { get; init; } = [];

    /// <summary>What its rows must fulfil; null for a command that drops none, or that could not be read.</summary>
    public ConditionNode? Condition { get; init; }

    /// <summary>The fields that it reads by name.</summary>
    public ImmutableArray<string> Reads { get; init; } = [];

    /// <summary>The fields that it writes.</summary>
    public ImmutableArray<string> Writes { get; init; } = [];

    /// <summary>True when rows wait in it until all were seen.</summary>
    public bool StoresRows { get; init; }
}
