using System.Text.Json;
using SplCompiler.Docs;
using SplCompiler.Rules;
using SplCompiler.Testing;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Functions;

/// <summary>Cases made of examples of the documentation, and the conformance cases beside the repository.</summary>
internal static class ExampleCases
{
    public static IReadOnlyList<TestCase> Of(IEnumerable<WordDoc> docs)
    {
        IEnumerable<string> cases = docs.SelectMany(doc => doc.Examples.Where(example => example.Reports is null), (doc, example) => (Doc: doc, Example: example)).Select((pair, i) =>
            $$"""{"id": {{JsonSerializer.Serialize($"{i} {pair.Doc.Name}: {pair.Example.Title}")}}, "spl": {{JsonSerializer.Serialize(Search(pair.Example))}}, "input": {{List(pair.Example.Given)}}, "expect": {{List(pair.Example.Gives)}}}""");
        TestFileLoad load = TestFile.Parse(new SourceFile("examples.json", $"[{string.Join(",\n", cases)}]"));
        Assert.Empty(load.Diagnostics);
        return load.Cases;
    }

    /// <summary>The cases of a file of conformance cases; null, with a line that says so, when there is no such file.</summary>
    public static IReadOnlyList<TestCase>? OfConformance(string name, ITestOutputHelper output)
    {
        string? path = SharedFile(Path.Combine("spl", "conformance", name));
        if (path is null)
        {
            output.WriteLine($"{name} is not there: nothing was tested.");
            return null;
        }

        TestFileLoad load = TestFile.Load(path);
        Assert.Empty(load.Diagnostics);
        return load.Cases;
    }

    private static string Search(Example example) => example.Spl.StartsWith('|') ? example.Spl : $"search * | {example.Spl}";

    private static string List(string json) => json.TrimStart().StartsWith('[') ? json : $"[{json}]";

    private static string? SharedFile(string path)
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "SplCompiler.sln")))
                return Path.GetFullPath(Path.Combine(folder, "..", "shared", path)) is var full && File.Exists(full) ? full : null;
        }

        return null;
    }
}
