using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Runtime;

namespace SplCompiler.Roslyn.Explaining;

/// <summary>Asks the probes of a rule about every event of an input.</summary>
public sealed class EventExplainer
{
    private readonly CompiledPack _pack;
    private readonly ProbePlan _plan;

    private EventExplainer(CompiledPack pack, ProbePlan plan) => (_pack, _plan) = (pack, plan);

    /// <summary>What is asked, stage by stage.</summary>
    public ImmutableArray<StageProbe> Stages => _plan.Stages;

    internal int RecordProbe => _plan.Record;

    /// <summary>Compiles the probes of a rule without errors.</summary>
    public static EventExplainer Create(SplCompilation rule, KnowledgeBase knowledge, CancellationToken cancellation = default)
    {
        var plan = ProbePlan.Of(rule);
        FieldNeeds reads = FieldNeeds.None;
        foreach (GeneratedSource source in plan.Sources)
            reads = new FieldNeeds(reads.Names.Union(source.Reads.Names), reads.Everything || source.Reads.Everything);
        KnowledgeSources known = KnowledgeEmitter.Emit(knowledge, reads, "SplCompiler.Probes");
        CompiledSources compiled = SourceCompiler.Compile("SplProbes", [.. plan.Sources, .. known.Sources], cancellation: cancellation);
        if (compiled.Image.IsEmpty)
            throw new InvalidOperationException($"The probes of {rule.Rule.Path} do not compile: {compiled.Findings[0].Message}");

        Assembly assembly = new PackLoadContext("SplProbes").LoadFromStream(new MemoryStream([.. compiled.Image]));
        var rules = plan.Sources.Select((source, number) => new CompiledRule(
            number.ToString(System.Globalization.CultureInfo.InvariantCulture), null, null, () => Create<Detection>(assembly, source)));
        var stanzas = known.Sources.Select(source => (Func<KnowledgeStanza>)(() => Create<KnowledgeStanza>(assembly, source)));
        return new EventExplainer(new CompiledPack([.. rules], [.. stanzas]), plan);
    }

    /// <summary>The answers about each event of the input, in input order.</summary>
    public IEnumerable<EventAnswers> Ask(IReadOnlyList<EventInput> inputs, RunnerOptions options, CancellationToken cancellation = default)
    {
        var answers = new Answers();
        PackRunner.Run(_pack, inputs, options with { Jobs = 1 }, answers, cancellation);
        return answers.ByEvent.OrderBy(pair => pair.Key).Select(pair => new EventAnswers(pair.Key, pair.Value));
    }

    private static T Create<T>(Assembly assembly, GeneratedSource source) => (T)Activator.CreateInstance(assembly.GetType(source.Name.FullName, throwOnError: true)!)!;

    private sealed class Answers : IRowOutput
    {
        public Dictionary<long, Dictionary<int, string>> ByEvent { get; } = [];

        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json)
        {
            if (!ByEvent.TryGetValue(origin.Ordinal, out Dictionary<int, string>? rows))
                ByEvent.Add(origin.Ordinal, rows = []);
            rows[int.Parse(rule.Path, System.Globalization.CultureInfo.InvariantCulture)] = System.Text.Encoding.UTF8.GetString(json);
        }
    }
}

/// <summary>The answers of all probes about one event.</summary>
/// <param name="Ordinal">The place of the event in the input.</param>
/// <param name="Rows">The row of each probe that has one, as JSON.</param>
public sealed record EventAnswers(long Ordinal, IReadOnlyDictionary<int, string> Rows)
{
    /// <summary>True, false, or null when it is neither.</summary>
    public bool? IsTrue(PredicateProbe predicate) =>
        Rows.ContainsKey(predicate.TrueProbe) ? true : Rows.ContainsKey(predicate.FalseProbe) ? false : null;

    /// <summary>The values of the fields that a stage reads; a field that is not in it is missing.</summary>
    public IReadOnlyDictionary<string, string[]> Fields(StageProbe stage) => Fields(stage.ReadsProbe);

    /// <summary>EventID and Qualifiers of the event.</summary>
    public IReadOnlyDictionary<string, string[]> Record(EventExplainer explainer) => Fields(explainer.RecordProbe);

    private Dictionary<string, string[]> Fields(int probe)
    {
        var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!Rows.TryGetValue(probe, out string? json))
            return fields;
        using JsonDocument row = JsonDocument.Parse(json);
        foreach (JsonProperty property in row.RootElement.EnumerateObject())
        {
            fields[property.Name] = property.Value.ValueKind == JsonValueKind.Array
                ? [.. property.Value.EnumerateArray().Select(value => value.ToString())]
                : [property.Value.ToString()];
        }

        return fields;
    }
}
