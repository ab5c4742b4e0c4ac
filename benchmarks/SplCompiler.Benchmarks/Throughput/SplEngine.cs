using System.Text.Json;
using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>A compiled search over a file, on one worker.</summary>
internal sealed class SplEngine(Comparison comparison, string file)
{
    private readonly CompiledPack _pack = RuleCompiler.CompileText("throughput", comparison.Spl);

    public long CountRows()
    {
        var rows = new RowCounter();
        Run(rows);
        return rows.Rows;
    }

    /// <summary>The compared fields of each row, values joined, rows in ordinal order.</summary>
    public List<string> Rows()
    {
        var rows = new RowTexts(comparison.RowFields);
        Run(rows);
        rows.Texts.Sort(StringComparer.Ordinal);
        return rows.Texts;
    }

    private void Run(IRowOutput output)
    {
        RunSummary summary = PackRunner.Run(_pack, [EventInput.FromFile(file)], new RunnerOptions { Jobs = 1 }, output);
        if (summary.InputsRead != 1 || summary.Rules.Any(rule => rule.Failure is not null))
            throw new InvalidOperationException($"{comparison.Name}: the run failed: {summary.Rules[0].Failure}");
    }

    private sealed class RowTexts(string[] fields) : IRowOutput
    {
        public List<string> Texts { get; } = [];

        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json)
        {
            using JsonDocument row = JsonDocument.Parse(json.ToArray());
            Texts.Add(string.Join('|', fields
                .Where(field => row.RootElement.TryGetProperty(field, out _))
                .Select(field => TextOf(row.RootElement.GetProperty(field)))));
        }

        private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.Array
            ? string.Join(',', value.EnumerateArray().Select(TextOf))
            : value.ToString();
    }
}
