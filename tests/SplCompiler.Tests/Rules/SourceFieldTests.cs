using System.Text;
using System.Text.Json;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn.Lookups;
using SplCompiler.Runtime;
using SplCompiler.Sources;
using SplCompiler.Tests.Engines;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Rules;

/// <summary>Events of many sources have the fields that Splunk with the usual add-on gives them.</summary>
public sealed class SourceFieldTests(ITestOutputHelper output)
{
    private const double LeastShareOfAll = 0.95;
    // Nine of the records are but the line with their date, others end in their middle: what is not there is no field.
    private const double LeastShareOfNamedSources = 0.95;
    private const double LeastShareOfWholeEvents = 0.98;

    // The sources that knowledge/ is written for.
    private static readonly string[] s_named = ["xmlwineventlog", "wineventlog", "sysmon:", "aws:cloudtrail", "o365:", "okta", "linux", "zeek:", "bro:", "suricata", "nginx:", "access_", "iis", "syslog"];

    [Fact]
    public void EventsHaveTheFieldsOfTheirAddOns()
    {
        if (SharedData.Find("events/sources", output) is not { } folder)
            return;
        List<Example> examples = Read(Path.Combine(folder, "security_content_example_logs.ndjson.gz"));
        CompiledPack pack = CompiledEngine.Pack([CompiledEngine.Compile("* | table _time, _raw, *")]);
        var input = new StringBuilder();
        foreach (Example example in examples)
            input.Append(example.Envelope).Append('\n');
        var options = new RunnerOptions
        {
            Events = EventOptions.Default with { Now = new SplTime(1_735_689_600_000_000) },
            Run = RunContext.Default with { Lookups = new AppLookups(() => KnowledgeBase.BuiltIn, CsvTables.Read, Assert.Fail) },
        };
        Dictionary<int, HashSet<string>> found = [];
        foreach (string row in CompiledEngine.Run(pack, [EventInput.FromBytes("examples", Encoding.UTF8.GetBytes(input.ToString()))], options))
        {
            using JsonDocument document = JsonDocument.Parse(row);
            found.Add(int.Parse(document.RootElement.GetProperty("example_number").GetString()!), [.. document.RootElement.EnumerateObject().Select(member => member.Name)]);
        }

        Share[] shares = [.. examples.Select(example => new Share(example, example.Expected.Count(found[example.Number].Contains)))];
        foreach (IGrouping<string, Share> source in shares.GroupBy(share => share.Example.SourceType, StringComparer.OrdinalIgnoreCase).OrderBy(source => source.Key, StringComparer.OrdinalIgnoreCase))
            output.WriteLine($"{source.Key}: {Text(source)}");
        Share[] named = [.. shares.Where(share => s_named.Any(name => share.Example.SourceType.StartsWith(name, StringComparison.OrdinalIgnoreCase)))];
        output.WriteLine($"all: {Text(shares)}");
        output.WriteLine($"named sources: {Text(named)}");
        Share[] whole = [.. named.Where(share => !share.Example.IsCut)];
        output.WriteLine($"named sources, events that the file holds whole: {Text(whole)}");
        foreach (IGrouping<string, string> field in whole.SelectMany(share => share.Example.Expected.Where(field => !found[share.Example.Number].Contains(field))).GroupBy(field => field).OrderByDescending(field => field.Count()).Take(25))
            output.WriteLine($"  missing in {field.Count()}: {field.Key}");
        Assert.InRange(Of(shares), LeastShareOfAll, 1);
        Assert.InRange(Of(named), LeastShareOfNamedSources, 1);
        Assert.InRange(Of(whole), LeastShareOfWholeEvents, 1);
    }

    private static double Of(IEnumerable<Share> shares) => (double)shares.Sum(share => share.Found) / shares.Sum(share => share.Example.Expected.Length);

    private static string Text(IEnumerable<Share> shares) => $"{shares.Sum(share => share.Found)} of {shares.Sum(share => share.Example.Expected.Length)} fields of {shares.Count()} events, {Of(shares):P1}";

    private static List<Example> Read(string path)
    {
        var examples = new List<Example>();
        using var text = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            string raw = root.GetProperty("_raw").GetString()!, sourceType = root.GetProperty("sourcetype").GetString()!;
            string[] expected = root.GetProperty("expected_fields") is { ValueKind: JsonValueKind.Array } fields ? [.. fields.EnumerateArray().Select(field => field.GetString()!)] : [];
            string envelope = JsonSerializer.Serialize(new Dictionary<string, object> { ["_raw"] = raw, ["source"] = root.GetProperty("source").GetString()!, ["sourcetype"] = sourceType, ["example_number"] = examples.Count });
            examples.Add(new Example(examples.Count, sourceType, expected, envelope, IsCut(raw.Trim())));
        }

        return examples;
    }

    /// <summary>Some records end in their middle; of some only the line with the date is there.</summary>
    private static bool IsCut(string raw) =>
        (raw.StartsWith('{') && !raw.EndsWith('}')) || (raw.StartsWith("<Event", StringComparison.Ordinal) && !raw.EndsWith("</Event>", StringComparison.Ordinal)) || raw.Length < 30;

    private sealed record Example(int Number, string SourceType, string[] Expected, string Envelope, bool IsCut);

    private sealed record Share(Example Example, int Found);
}
