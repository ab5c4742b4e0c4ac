using System.CommandLine;
using System.Text.Json;
using SplCompiler.Analysis;

namespace SplCompiler.Cli.Packs;

/// <summary>What rules cost, as <c>splc bench --format json</c> wrote it: an object with <c>rules</c>, each with <c>rule</c> (its path), <c>stanza</c> where it has one, and <c>ns_per_event</c>.</summary>
internal sealed class BenchResults
{
    private readonly Dictionary<(string Path, string? Stanza), RuleCost> _costs = [];

    private BenchResults()
    {
    }

    public static BenchResults None { get; } = new();

    public static Option<string?> Option() => new("--bench") { Description = "Results of `splc bench --format json`: shows what rules cost", HelpName = "FILE" };

    /// <exception cref="UsageException">The file is not there, or holds no results.</exception>
    public static BenchResults Read(string file)
    {
        var results = new BenchResults();
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement rule in json.RootElement.GetProperty("rules").EnumerateArray())
                results._costs[(rule.GetProperty("rule").GetString()!, Text(rule, "stanza"))] = Cost(rule);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read `{file}`: {error.Message}");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UsageException($"`{file}` holds no results of a benchmark: {error.Message}", "the file is what `splc bench --format json` writes");
        }

        return results;
    }

    /// <summary>The cost of a rule; null when the file does not have it.</summary>
    public RuleCost? Of(RuleFacts rule) => _costs.GetValueOrDefault((rule.Compilation.Rule.Path, rule.Compilation.Rule.Stanza));

    private static RuleCost Cost(JsonElement rule) => new(
        rule.GetProperty("ns_per_event").GetDouble(),
        Number(rule, "allocated_bytes_per_event"),
        (long?)Number(rule, "candidates"),
        Number(rule, "share"));

    private static double? Number(JsonElement rule, string name) => rule.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string? Text(JsonElement rule, string name) => rule.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
