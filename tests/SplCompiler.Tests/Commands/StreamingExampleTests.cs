using System.Text;
using System.Text.Json;
using SplCompiler.Commands;
using SplCompiler.Docs;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Commands;

/// <summary>The examples of the commands that create and change fields, on the compiled engine.</summary>
public sealed class StreamingExampleTests(ITestOutputHelper output)
{
    private static readonly string[] s_names =
    [
        "accum", "addinfo", "addtotals", "autoregress", "convert", "delta", "extract", "fieldformat", "filldown", "fillnull", "foreach", "fromjson",
        "inputlookup", "iplocation", "lookup", "makemv", "makeresults", "mvcombine", "mvexpand", "nomv", "outputlookup", "rangemap", "replace",
        "rest", "rex", "spath", "strcat", "tojson", "uniq", "xmlkv",
    ];

    private static readonly Command[] s_commands = [.. s_names.Select(CommandTable.Find).OfType<Command>()];

    [Fact]
    public void EveryCommandHasThreeExamples() =>
        Assert.All(s_commands, command => Assert.True(command.Doc.Examples.Length >= 3, $"{command.Doc.Name} has {command.Doc.Examples.Length}"));

    [Fact]
    public void ExamplesGiveTheirRows()
    {
        List<(Command Command, Example Example)> examples = [.. s_commands.SelectMany(command => command.Doc.Examples.Select(example => (command, example)))];
        List<SplCompilation> rules = [.. examples.Select((example, i) => SplCompilation.Create(CompiledEngine.Rule(Search(example.Example.Spl), $"e{i}.spl")))];
        CompiledPack pack = CompiledEngine.Pack([.. rules.Where(rule => !rule.HasErrors || examples[rules.IndexOf(rule)].Example.Reports is null)]);
        var failures = new List<string>();
        for (int i = 0; i < examples.Count; i++)
        {
            (Command command, Example example) = examples[i];
            string[] codes = [.. rules[i].Diagnostics.Select(diagnostic => diagnostic.Code).Where(code => code != "SPL3001")];
            if (!codes.SequenceEqual(example.Reports is null ? [] : [example.Reports]))
                failures.Add($"{command.Doc.Name}: {example.Title}: reports {string.Join(' ', codes)}");
            if (rules[i].HasErrors)
                continue;
            IReadOnlyList<string> rows = Rows(pack, $"e{i}.spl", example.Given);
            if (RowComparison.Differ(JsonDocument.Parse(example.Gives).RootElement, rows, inOrder: true) is { } difference)
                failures.Add($"{command.Doc.Name}: {example.Title}: {example.Spl}\n{difference}");
        }

        output.WriteLine($"{examples.Count} examples");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    /// <summary>What a command prints of itself parses to the same.</summary>
    [Fact]
    public void SyntaxPrintsAsSplThatParsesToTheSame()
    {
        foreach (Example example in s_commands.SelectMany(command => command.Doc.Examples))
        {
            string printed = SplCompilation.Create(CompiledEngine.Rule(Search(example.Spl))).Syntax.ToString();
            Assert.Equal(printed, SplCompilation.Create(CompiledEngine.Rule(printed)).Syntax.ToString());
        }
    }

    private static string Search(string spl) => spl.StartsWith('|') ? spl : $"search * | {spl}";

    private static IReadOnlyList<string> Rows(CompiledPack pack, string path, string given)
    {
        using JsonDocument document = JsonDocument.Parse(given);
        IEnumerable<JsonElement> events = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray() : [document.RootElement];
        string lines = string.Concat(events.Select(one => one.GetRawText() + "\n"));
        return CompiledEngine.Run(
            pack with { Rules = [.. pack.Rules.Where(rule => rule.Path == path)] },
            [EventInput.FromBytes("given", Encoding.UTF8.GetBytes(lines))],
            new RunnerOptions { Jobs = 1, Events = EventOptions.Default with { TestInput = true } });
    }
}
