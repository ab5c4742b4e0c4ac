using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Planning;

namespace SplCompiler.Cli.Building;

/// <summary>What a build makes of a rule, or made of it earlier.</summary>
/// <param name="Reads">The event fields that its class reads.</param>
/// <param name="Findings">What is said of it, besides of its file.</param>
/// <param name="Asked">What it asked of knowledge, with the key of each answer.</param>
internal sealed record RuleOutput(FieldNeeds Reads, ImmutableArray<Diagnostic> Findings, ImmutableArray<AnsweredQuestion> Asked)
{
    /// <summary>The C#; null when the file that an earlier build wrote is still the right one.</summary>
    public GeneratedSource? Source { get; init; }

    /// <summary>The lookups that it named.</summary>
    public ImmutableArray<string> Lookups => [.. Asked.Where(asked => asked.Subject == KnowledgeSubject.Lookup).Select(asked => asked.Name)];

    /// <summary>64 hexadecimal digits of the file.</summary>
    public required string FileKey { get; init; }
}
