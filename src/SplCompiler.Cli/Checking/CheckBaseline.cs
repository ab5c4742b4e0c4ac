using System.Text;
using System.Text.Json;
using SplCompiler.Cli.Building;
using SplCompiler.Cli.Reports;

namespace SplCompiler.Cli.Checking;

/// <summary>The findings that a check may have: an object with <c>findings</c>, each with <c>rule</c> (or <c>file</c>, for what belongs to no rule), <c>stanza</c> where there is one, <c>code</c>, <c>text</c> and <c>count</c>.</summary>
/// <param name="Counts">How often each may be found.</param>
internal sealed record CheckBaseline(IReadOnlyDictionary<KnownFinding, int> Counts)
{
    private const string Help = "the file is what `splc check --baseline FILE --update-baseline` writes";

    /// <exception cref="UsageException">The file is not there, or is no baseline.</exception>
    public static CheckBaseline Read(string file)
    {
        var counts = new Dictionary<KnownFinding, int>();
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement finding in json.RootElement.GetProperty("findings").EnumerateArray())
            {
                int count = finding.GetProperty("count").GetInt32();
                if (count < 1)
                    throw new FormatException($"a count is {count}");
                KnownFinding known = Finding(finding);
                counts[known] = counts.GetValueOrDefault(known) + count;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the baseline `{file}`: {error.Message}", Help);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UsageException($"`{file}` is no baseline of a check: {error.Message}", Help);
        }

        return new CheckBaseline(counts);
    }

    /// <summary>Writes the file in an order that only depends on what is in it.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Write(string file)
    {
        string text = JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("findings");
            foreach ((KnownFinding known, int count) in Ordered(Counts))
            {
                json.WriteStartObject();
                json.WriteString(known.IsOfRule ? "rule" : "file", known.Path);
                if (known.Stanza is not null)
                    json.WriteString("stanza", known.Stanza);
                json.WriteString("code", known.Code);
                json.WriteString("text", known.Text);
                json.WriteNumber("count", count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            WholeFile.Write(file, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write the baseline `{file}`: {error.Message}");
        }
    }

    public static IEnumerable<KeyValuePair<KnownFinding, int>> Ordered(IEnumerable<KeyValuePair<KnownFinding, int>> findings) =>
        findings.OrderBy(entry => entry.Key.Path, StringComparer.Ordinal).ThenBy(entry => entry.Key.Stanza, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Code, StringComparer.Ordinal).ThenBy(entry => entry.Key.Text, StringComparer.Ordinal);

    private static KnownFinding Finding(JsonElement finding)
    {
        bool isOfRule = finding.TryGetProperty("rule", out JsonElement path);
        if (!isOfRule)
            path = finding.GetProperty("file");
        string? stanza = finding.TryGetProperty("stanza", out JsonElement name) ? name.GetString() : null;
        return new KnownFinding(Text(path), isOfRule, stanza, Text(finding.GetProperty("code")), Text(finding.GetProperty("text")));
    }

    private static string Text(JsonElement element) => element.GetString() ?? throw new FormatException("a text is null");
}
