using System.Text.Json;
using SplCompiler.Docs;

namespace SplCompiler.Tests.Functions;

/// <summary>A search over a few events and the rows that it must give.</summary>
/// <param name="Id">What a failure is called.</param>
/// <param name="Spl">The whole search.</param>
/// <param name="Events">The events.</param>
/// <param name="Expected">An array of rows, or an object such as <c>{"error": true}</c>.</param>
internal sealed record FunctionCase(string Id, string Spl, JsonElement[] Events, JsonElement Expected)
{
    public double? Now { get; init; }

    public string? TimeZone { get; init; }

    public bool IsOrdered { get; init; }

    /// <summary>An example of the documentation: one command over the events given.</summary>
    public static FunctionCase Of(string word, Example example) => new(
        $"{word}: {example.Title}",
        example.Spl.StartsWith('|') || example.Spl.StartsWith("search", StringComparison.Ordinal) ? example.Spl : $"search * | {example.Spl}",
        List(Parse(example.Given)),
        JsonSerializer.SerializeToElement(List(Parse(example.Gives))));

    /// <summary>The cases of a file of conformance cases; null when there is no such file.</summary>
    public static FunctionCase[]? OfFile(string name)
    {
        if (SharedFolder() is not { } shared || Path.Combine(shared, "spl", "conformance", name) is var path && !File.Exists(path))
            return null;
        return [.. Parse(File.ReadAllText(path)).EnumerateArray().Select(OfConformance)];
    }

    private static FunctionCase OfConformance(JsonElement element) => new(
        element.GetProperty("id").GetString()!,
        element.GetProperty("spl").GetString()!,
        element.TryGetProperty("input", out JsonElement input) ? List(input) : [],
        element.GetProperty("expect"))
    {
        Now = element.TryGetProperty("now", out JsonElement now) ? now.GetDouble() : null,
        TimeZone = element.TryGetProperty("timezone", out JsonElement zone) ? zone.GetString() : null,
        IsOrdered = element.TryGetProperty("order", out JsonElement order) && order.GetString() == "exact",
    };

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static JsonElement[] List(JsonElement element) => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];

    private static string? SharedFolder()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "SplCompiler.sln")))
                return Path.GetFullPath(Path.Combine(folder, "..", "shared"));
        }

        return null;
    }
}
