using SplCompiler.Commands;
using SplCompiler.Docs;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Commands;

/// <summary>The examples of the commands that create and change fields: what they report. Their rows are checked on all engines.</summary>
public sealed class StreamingExampleTests
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
    public void ExamplesReportWhatTheySay()
    {
        foreach ((string name, Example example) in s_commands.SelectMany(command => command.Doc.Examples.Select(example => (command.Doc.Name, example))))
        {
            IEnumerable<string> codes = CompiledEngine.Compile(Search(example.Spl)).Diagnostics.Select(diagnostic => diagnostic.Code).Where(code => code != "SPL3001");
            Assert.True(codes.SequenceEqual(example.Reports is null ? [] : [example.Reports]), $"{name}: {example.Title}: {string.Join(' ', codes)}");
        }
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
}
