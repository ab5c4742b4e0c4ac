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

    public override void OnEvent(in EventView e)
    {
        var values = new OpenFields();
        for (int i = 0; i < _slots.Length; i++)
            values.Add(fields[i], e[_slots[i]].ToValue());
        OpenFields open = options.Wildcards.Length > 0 ? e.Open(_filter) : OpenFields.Empty;
        var terms = new OpenFields();
        foreach (RawTerm term in options.Terms)
            terms.Add(term.Text, e.Contains(term) ? 1 : 0);
        Rows.Add(new ProbeRow(options.WithTime ? e.Time : null, [values, open, terms]));
    }

    private readonly struct ProbeRow(SplTime? time, OpenFields[] parts) : IRow
    {
        public void WriteTo(IRowWriter writer)
        {
            writer.Write("_time", time);
            foreach (OpenFields part in parts)
                writer.Write(part);
        }
    }
}
