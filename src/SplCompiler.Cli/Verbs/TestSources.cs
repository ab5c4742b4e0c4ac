using System.Text.Json;
using SplCompiler.Cli.Engine;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Verbs;

/// <summary>Finds the test cases of files and folders.</summary>
internal static class TestSources
{
    private const int LongestBeginning = 64 * 1024;

    /// <summary>The sources in the order named; those of a folder by path, ordinal.</summary>
    /// <exception cref="UsageException">A path is not there, or a file that was named is no test.</exception>
    public static IReadOnlyList<TestSource> Find(IEnumerable<string> paths)
    {
        var sources = new List<TestSource>();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
                sources.AddRange(OfFolder(path));
            else if (!File.Exists(path))
                throw new UsageException($"cannot read `{path}`: there is no such file or folder");
            else if (IsJson(path))
                sources.Add(new CaseFile(TextFiles.Shown(path)));
            else
                sources.AddRange(OfRule(path) is { Length: > 0 } found ? found : throw new UsageException($"`{path}` is no test: no {Beside(path, "events")} and {Beside(path, "rows")} lie beside it, and it has no tests: over recorded data"));
        }

        return [.. sources.DistinctBy(source => (source.GetType(), source.Path))];
    }

    private static IEnumerable<TestSource> OfFolder(string folder)
    {
        var sources = new List<TestSource>();
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (IsJson(file) && HoldsCases(file))
                sources.Add(new CaseFile(TextFiles.Shown(file)));
            else if (Path.GetExtension(file).ToLowerInvariant() is ".yml" or ".yaml" or ".spl")
                sources.AddRange(OfRule(file));
        }

        return sources.OrderBy(source => source.Path, StringComparer.Ordinal);
    }

    private static TestSource[] OfRule(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        string events = Path.Combine(folder, Beside(path, "events"));
        string rows = Path.Combine(folder, Beside(path, "rows"));
        TestSource[] withRows = File.Exists(events) && File.Exists(rows) ? [new RuleWithRows(TextFiles.Shown(path), TextFiles.Shown(events), TextFiles.Shown(rows))] : [];
        return HasRecordings(path) ? [.. withRows, new RuleWithRecordings(TextFiles.Shown(path))] : withRows;
    }

    /// <summary>True for a rule with <c>tests:</c>; the text is looked at first, for most files of a folder have none.</summary>
    private static bool HasRecordings(string path) =>
        TextFiles.TryRead(path, path, out SourceFile? file) is null && file!.Text.Contains("attack_data:", StringComparison.Ordinal) && RulePack.Load([path]).Rules.Any(rule => !rule.Tests.IsEmpty);

    private static string Beside(string path, string kind) => $"{Path.GetFileNameWithoutExtension(path)}.{kind}.ndjson";

    private static bool IsJson(string path) => Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when a file begins as case files do: an array of objects with an <c>id</c>, and <c>expect</c>, <c>spl</c> or <c>rule</c>. A folder of tests holds data too.</summary>
    private static bool HoldsCases(string path)
    {
        var beginning = new byte[LongestBeginning];
        int length;
        using (FileStream file = File.OpenRead(path))
            length = file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var json = new Utf8JsonReader(beginning.AsSpan(0, length), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
                return false;
            while (json.Read() && !(json.CurrentDepth == 1 && json.TokenType == JsonTokenType.EndObject))
            {
                if (json.CurrentDepth == 2 && json.TokenType == JsonTokenType.PropertyName)
                    names.Add(json.GetString()!);
            }
        }
        catch (JsonException)
        {
            // The first case may be longer than what was read, or broken behind its id: the reader of cases says which.
            return names.Contains("id");
        }

        return names.Contains("id") && (names.Contains("expect") || names.Contains("spl") || names.Contains("rule"));
    }
}
