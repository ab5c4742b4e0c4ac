using System.Collections.Immutable;
using System.Text;

namespace SplCompiler.Runtime.Tests.Reading;

/// <summary>Runs input through the reader and gives the fields asked for as JSON rows, one an event.</summary>
internal static class Probe
{
    public static IReadOnlyList<string> Read(string input, params string[] fields) => Read(Encoding.UTF8.GetBytes(input), new ProbeOptions(), fields);

    public static IReadOnlyList<string> Read(string input, ProbeOptions options, params string[] fields) =>
        Read(Encoding.UTF8.GetBytes(input), options, fields);

    public static IReadOnlyList<string> Read(byte[] input, ProbeOptions options, params string[] fields) =>
        Read(EventInput.FromBytes("events.log", input), options, fields);

    public static IReadOnlyList<string> Read(EventInput input, ProbeOptions options, params string[] fields)
    {
        var pack = new CompiledPack([new CompiledRule("probe", null, null, () => new ProbeDetection(options, fields))], options.Knowledge);
        var rows = new RowList();
        var run = new RunnerOptions
        {
            Jobs = options.Jobs,
            ChunkBytes = options.ChunkBytes,
            Events = options.Events,
            OnProblem = options.Problems.Add,
        };
        options.Summary = PackRunner.Run(pack, [input], run, rows);
        if (options.Summary.Rules[0].Failure is { } failure)
            throw new InvalidOperationException("the probe failed", failure);
        return rows.Rows;
    }
}

internal sealed class ProbeOptions
{
    public EventOptions Events { get; init; } = EventOptions.Default;

    public int Jobs { get; init; } = 1;

    public int ChunkBytes { get; init; } = 64 * 1024;

    public bool WithTime { get; init; }

    public string[] Wildcards { get; init; } = [];

    public ImmutableArray<RawTerm> Terms { get; init; } = [];

    public ImmutableArray<Func<KnowledgeStanza>> Knowledge { get; init; } = [];

    public List<InputProblem> Problems { get; } = [];

    public RunSummary? Summary { get; set; }
}

internal sealed class RowList : IRowOutput
{
    public List<string> Rows { get; } = [];

    public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json) => Rows.Add(Encoding.UTF8.GetString(json));
}

internal sealed class ProbeDetection(ProbeOptions options, string[] fields) : Detection
{
    private readonly NameFilter _filter = new([.. options.Wildcards]);
    private Slot[] _slots = [];

    public override FieldSet Fields => new FieldSet(fields).WithWildcards(options.Wildcards);


    public override void Bind(SlotMap slots) => _slots = [.. fields.Select(field => slots[field])];

    public override void OnEvent(in EventView e) => Rows.Add(new ProbeRow(e, this));

    private readonly ref struct ProbeRow(EventView e, ProbeDetection probe) : IRow
    {
        private readonly EventView _e = e;

        public void WriteTo(IRowWriter writer)
        {
            if (probe.IsTimed)
                writer.Write("_time", _e.Time);
            for (int i = 0; i < probe._slots.Length; i++)
                writer.Write(probe.Names[i], _e[probe._slots[i]]);
            if (probe.Options.Wildcards.Length > 0)
                writer.Write(_e.Open(probe._filter));
            foreach (RawTerm term in probe.Options.Terms)
                writer.Write(term.Text, _e.Contains(term) ? 1 : 0);
        }
    }

    private ProbeOptions Options => options;

    private string[] Names => fields;

    private bool IsTimed => options.WithTime;
}
