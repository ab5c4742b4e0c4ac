namespace SplCompiler.Runtime;

/// <summary>Where events said they came from.</summary>
public readonly record struct EventOrigin(string Source, string SourceType);

/// <summary>What a run learnt about its input: enough to say why a rule saw nothing.</summary>
/// <param name="Origins">Each source with its sourcetype; empty when no rule asks for either.</param>
/// <param name="Fields">For each field that a rule reads whether any event had it; null when a formula may give it and was never asked.</param>
public sealed record InputFacts(IReadOnlySet<EventOrigin> Origins, IReadOnlyDictionary<string, bool?> Fields)
{
    public static InputFacts Empty { get; } = new(new HashSet<EventOrigin>(), new Dictionary<string, bool?>(StringComparer.Ordinal));

    /// <summary>What two workers learnt, together.</summary>
    public InputFacts With(InputFacts other)
    {
        var fields = new Dictionary<string, bool?>(Fields, StringComparer.Ordinal);
        foreach ((string field, bool? present) in other.Fields)
        {
            bool? known = fields.GetValueOrDefault(field, false);
            fields[field] = known == true || present == true ? true : known is null || present is null ? null : false;
        }

        return new InputFacts(new HashSet<EventOrigin>(Origins.Concat(other.Origins)), fields);
    }
}
