namespace SplCompiler.Runtime;

/// <summary>Where events said they came from.</summary>
public readonly record struct EventOrigin(string Source, string SourceType);

/// <summary>What a run learnt about its input: enough to say why a rule saw nothing.</summary>
/// <param name="Origins">Each source with its sourcetype; empty when no rule asks for either.</param>
/// <param name="Fields">For each field that a rule reads whether any event had it; null when a formula may give it and was never asked.</param>
public sealed record InputFacts(IReadOnlySet<EventOrigin> Origins, IReadOnlyDictionary<string, bool?> Fields)
{
    public static InputFacts Empty { get; } = new(new HashSet<EventOrigin>(), new Dictionary<string, bool?>(StringComparer.Ordinal));

    /// <summary>What two runs learnt, together.</summary>
    public InputFacts With(InputFacts other)
    {
        var fields = new Dictionary<string, bool?>(Fields, StringComparer.Ordinal);
        foreach ((string field, bool? present) in other.Fields)
            fields[field] = Together(fields.GetValueOrDefault(field, false), present);
        return new InputFacts(new HashSet<EventOrigin>(Origins.Concat(other.Origins)), fields);
    }

    /// <summary>What the workers of a run learnt, together.</summary>
    internal static InputFacts Of(IReadOnlyList<Worker> workers)
    {
        var fields = new Dictionary<string, bool?>(workers[0].Fields.Length, StringComparer.Ordinal);
        foreach (string field in workers[0].Fields)
        {
            bool? present = false;
            for (int i = 0; i < workers.Count && present != true; i++)
                present = Together(present, workers[i].WasPresent(field));
            fields.Add(field, present);
        }

        return new InputFacts(new HashSet<EventOrigin>(workers.SelectMany(worker => worker.Origins)), fields);
    }

    private static bool? Together(bool? first, bool? second) => first == true || second == true ? true : first is null || second is null ? null : false;
}
