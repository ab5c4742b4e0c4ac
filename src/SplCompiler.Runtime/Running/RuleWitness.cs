using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>What a pack says of a rule as data, so that the rule is constructed when the first event comes that it may want, and not before.</summary>
/// <param name="Fields">As <see cref="Detection.Fields"/>.</param>
/// <param name="Texts">As <see cref="Detection.Witnesses"/>.</param>
/// <param name="SeeksMessage">As <see cref="Detection.SeeksMessage"/>.</param>
/// <param name="Route">As <see cref="Detection.MayMatch"/>.</param>
/// <param name="IsSilentWithoutEvents">True when the rule has no rows as long as it was shown no event: it need not be asked for them.</param>
public sealed record RuleWitness(FieldSet Fields, ImmutableArray<ImmutableArray<string>> Texts, bool SeeksMessage, RouteTest Route, bool IsSilentWithoutEvents);
