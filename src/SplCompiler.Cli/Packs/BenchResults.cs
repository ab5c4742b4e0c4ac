using System.CommandLine;
using System.Text.Json;
using SplCompiler.Analysis;

namespace SplCompiler.Cli.Packs;

/// <summary>What rules cost, as <c>splc bench --format json</c> wrote it: an object with <c>rules</c>, each with <c>rule</c> (its path), <c>stanza</c> where it has one, and <c>ns_per_event</c>.</summary>
internal sealed class BenchResults
{
    private readonly Dictionary<(string Path, string? Stanza), RuleCost> _costs = [];
    private readonly Dictionary<(string Path, string? Stanza), double> _least = [];

    private BenchResults()
    {
    }

    public static BenchResults None { get; } = new();

    /// <summary>All of the fastest pass, reading included, per event; null when the file does not say.</summary>
    public double? LeastNanosecondsPerEvent { get; private set; }

    /// <summary>The rules that have a cost.</summary>
    public IReadOnlyCollection<(string Path, string? Stanza)> Rules => _costs.Keys;

    public static Option<string?> Option() => new("--bench") { Description = "Results of `splc bench --format json`: shows what rules cost", HelpName = "FILE" };

    /// <exception cref="UsageException">The file is not there, or holds no results.</exception>
    public static BenchResults Read(string file)
    {
        var results = new BenchResults();
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement rule in json.RootElement.GetProperty("rules").EnumerateArray())
            {
                var name = (rule.GetProperty("rule").GetString()!, Text(rule, "stanza"));
                results._costs[name] = Cost(rule);
                results._least[name] = Number(rule, "least_ns_per_event") ?? results._costs[name].NanosecondsPerEvent;
            }

            results.LeastNanosecondsPerEvent = Number(json.RootElement, "least_ns_per_event") ?? Number(json.RootElement, "ns_per_event");
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

    /// <summary>What a rule took per event in the fastest pass; null when the file does not have it.</summary>
    public double? Least(string path, string? stanza) => _least.TryGetValue((path, stanza), out double least) ? least : null;

    private static RuleCost Cost(JsonElement rule) => new(
        rule.GetProperty("ns_per_event").GetDouble(),
        Number(rule, "allocated_bytes_per_event"),
        (long?)Number(rule, "candidates"),
        Number(rule, "share"));

    private static double? Number(JsonElement rule, string name) => rule.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string? Text(JsonElement rule, string name) => rule.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
