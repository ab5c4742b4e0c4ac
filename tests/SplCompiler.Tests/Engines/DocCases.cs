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
        // A function of eval and one of stats may share a name and a title.
        IEnumerable<(string Kind, WordDoc Word)> words =
        [
            .. CommandTable.All.Select(word => ("command", word.Doc)), .. EvalFunctionTable.All.Select(word => ("eval", word.Doc)),
            .. AggregateTable.All.Select(word => ("stats", word.Doc)),
        ];
        var cases = words.SelectMany(word => word.Word.Examples.Select(example => (word, example))).Select(pair => new
        {
            id = $"{pair.word.Kind} {pair.word.Word.Name}: {pair.example.Title}",
            spl = pair.example.Spl.StartsWith('|') ? pair.example.Spl : $"search * | {pair.example.Spl}",
            input = List(pair.example.Given),
            // A code below SPL3000 is an error: the search must be refused.
            expect = pair.example.Reports is ['S', 'P', 'L', < '3', ..] ? (object)new { error = true } : List(pair.example.Gives),
        });
        TestFileLoad load = TestFile.Parse(new SourceFile("examples.json", JsonSerializer.Serialize(cases)));
        Assert.Empty(load.Diagnostics);
        return load.Cases;
    }

    private static JsonElement List(string json) =>
        JsonDocument.Parse(json.TrimStart().StartsWith('[') ? json : $"[{json}]").RootElement;
}
