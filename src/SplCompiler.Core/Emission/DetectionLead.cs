using System.Collections.Immutable;
using SplCompiler.Analysis;

namespace SplCompiler.Emission;

/// <summary>What is known of a generated class without constructing it.</summary>
/// <param name="Fields">Event fields that it reads, by name.</param>
/// <param name="Wildcards">Event fields that it reads, by wildcard.</param>
/// <param name="Witness">What events must meet for the rule to look at them.</param>
/// <param name="IsSilentWithoutEvents">True when it has no rows as long as it was shown no event.</param>
public sealed record DetectionLead(ImmutableArray<string> Fields, ImmutableArray<string> Wildcards, Witness Witness, bool IsSilentWithoutEvents);
