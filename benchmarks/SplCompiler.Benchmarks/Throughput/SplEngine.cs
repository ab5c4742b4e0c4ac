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
        var rows = new RowTexts();
        Run(rows);
        List<string> texts = [.. rows.Texts.Select(Compared)];
        texts.Sort(StringComparer.Ordinal);
        return texts;
    }

    private void Run(IRowOutput output)
    {
        RunSummary summary = PackRunner.Run(_pack, [EventInput.FromFile(file)], new RunnerOptions { Jobs = 1 }, output);
        if (summary.InputsRead != 1 || summary.Rules.Any(rule => rule.Failure is not null))
            throw new InvalidOperationException($"{comparison.Name}: the run failed: {summary.Rules[0].Failure}");
    }

    private string Compared(string row)
    {
        using JsonDocument json = JsonDocument.Parse(row);
        return string.Join('|', comparison.RowFields
            .Where(field => json.RootElement.TryGetProperty(field, out _))
            .Select(field => TextOf(json.RootElement.GetProperty(field))));
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(',', value.EnumerateArray().Select(TextOf))
        : value.ToString();
}
