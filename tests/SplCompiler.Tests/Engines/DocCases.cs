using System.Text.Json;
using SplCompiler.Commands;
using SplCompiler.Docs;
using SplCompiler.Functions;
using SplCompiler.Rules;
using SplCompiler.Testing;

namespace SplCompiler.Tests.Engines;

/// <summary>The examples of the manual as test cases.</summary>
internal static class DocCases
{
    /// <summary>Every example; an example that is one command runs behind <c>search *</c>.</summary>
    public static IReadOnlyList<TestCase> All()
    {
        IEnumerable<WordDoc> words = [.. CommandTable.All.Select(word => word.Doc), .. EvalFunctionTable.All.Select(word => word.Doc), .. AggregateTable.All.Select(word => word.Doc)];
        var cases = words.SelectMany(word => word.Examples.Select(example => (word, example))).Select(pair => new
        {
            id = $"{pair.word.Name}: {pair.example.Title}",
            spl = pair.example.Spl.StartsWith('|') ? pair.example.Spl : $"search * | {pair.example.Spl}",
            input = List(pair.example.Given),
            expect = List(pair.example.Gives),
        });
        TestFileLoad load = TestFile.Parse(new SourceFile("examples.json", JsonSerializer.Serialize(cases)));
        Assert.Empty(load.Diagnostics);
        return load.Cases;
    }

    private static JsonElement List(string json) =>
        JsonDocument.Parse(json.TrimStart().StartsWith('[') ? json : $"[{json}]").RootElement;
}
