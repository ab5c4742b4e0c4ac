using System.Text.Json;
using SplCompiler.Commands;
using SplCompiler.Docs;
using SplCompiler.Functions;
using SplCompiler.Rules;
using SplCompiler.Testing;
using Xunit;

namespace SplCompiler.Tests;

/// <summary>The examples of the manual, on the oracle.</summary>
public sealed class DocExampleTests
{
    public static TheoryData<string, string> Examples()
    {
        var examples = new TheoryData<string, string>();
        IEnumerable<WordDoc> words = [.. CommandTable.All.Select(word => word.Doc), .. EvalFunctionTable.All.Select(word => word.Doc), .. AggregateTable.All.Select(word => word.Doc)];
        foreach (WordDoc word in words)
        {
            // An example that must be refused has no rows; the agreement tests hold its code.
            foreach (Example example in word.Examples.Where(example => example.Reports is not ['S', 'P', 'L', < '3', ..]))
                examples.Add(word.Name, example.Title);
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void AnExampleGivesItsRows(string word, string title)
    {
        Example example = Find(word, title);
        string spl = example.Spl.StartsWith('|') ? example.Spl : $"search * | {example.Spl}";
        string json = $$"""[{"id": {{JsonSerializer.Serialize($"{word}: {title}")}}, "spl": {{JsonSerializer.Serialize(spl)}}, "input": {{List(example.Given)}}, "expect": {{Expected(example)}}}]""";
        TestFileLoad load = TestFile.Parse(new SourceFile("example.json", json));
        Assert.Empty(load.Diagnostics);

        (CaseOutcome outcome, string message) = OracleCase.Run(load.Cases[0]);

        Assert.True(outcome == CaseOutcome.Passed, $"{spl}\n{message}");
    }

    private static Example Find(string word, string title) => CommandTable.All.Select(command => command.Doc)
        .Concat(EvalFunctionTable.All.Select(function => function.Doc))
        .Concat(AggregateTable.All.Select(function => function.Doc))
        .Where(doc => doc.Name == word)
        .SelectMany(doc => doc.Examples)
        .First(example => example.Title == title);

    /// <summary>A code below SPL3000 is an error: the search must be refused.</summary>
    private static string Expected(Example example) => example.Reports is ['S', 'P', 'L', < '3', ..] ? """{"error": true}""" : List(example.Gives);

    private static string List(string json) => json.TrimStart().StartsWith('[') ? json : $"[{json}]";
}
