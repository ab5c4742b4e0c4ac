using System.Collections.Immutable;

namespace SplCompiler.Docs;

/// <summary>What the manual says about a word of the language: a command, an eval function or an aggregate.</summary>
/// <param name="Name">The word, in lower case.</param>
public sealed record WordDoc(string Name)
{
    /// <summary>Other spellings of the same word.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>How it is written, such as <c>bin [&lt;field&gt;] span=&lt;number or duration&gt;</c>.</summary>
    public required string Usage { get; init; }

    /// <summary>What it does, one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The page of Splunk's manual that it follows.</summary>
    public required string Manual { get; init; }

    /// <summary>Examples; each runs as a test on every engine.</summary>
    public ImmutableArray<Example> Examples { get; init; } = [];
}

/// <summary>An example that is documentation and test at once.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Spl">A whole search, or the one command (then it runs over <paramref name="Given"/>).</param>
/// <param name="Given">The events: one JSON object, or an array of them.</param>
/// <param name="Gives">The rows: one JSON object, or an array of them.</param>
/// <param name="Reports">The code of the diagnostic that it must give, or null.</param>
public sealed record Example(string Title, string Spl, string Given, string Gives, string? Reports = null);
