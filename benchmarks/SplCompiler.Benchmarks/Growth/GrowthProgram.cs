using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SplCompiler.Roslyn;
using SplCompiler.Rules;
using SplCompiler.Runtime;
using KnowledgeBase = SplCompiler.Knowledge.KnowledgeBase;

namespace SplCompiler.Benchmarks;

/// <summary>
/// <c>growth --rules FOLDER [--app FOLDER] [--from FOLDER] [--sizes 100MB,200MB,400MB] [--counts 1,10,100,all] [--runs 7]</c>: how the time of a pass on one
/// worker grows with rules and with data.
/// </summary>
/// <remarks>Rules are taken in the order of the hashes of their ids, so that ten of them are no ten of one kind. Each larger set holds the smaller ones.</remarks>
internal static class GrowthProgram
{
    public static int Run(Arguments arguments)
    {
        KnowledgeBase knowledge = arguments.Text("app") is { } app ? KnowledgeBase.Load([app]) : KnowledgeBase.BuiltIn;
        SplCompilation[] rules = Compiled(arguments.Text("rules", "rules").Split(','), knowledge);
        int[] counts = [.. arguments.Text("counts", "1,10,100,all").Split(',').Select(text => text == "all" ? rules.Length : int.Parse(text, CultureInfo.InvariantCulture))];
        var files = new List<string>();
        foreach (string size in arguments.Text("sizes", "100MB,200MB,400MB").Split(','))
        {
            string file = Path.Combine(Path.GetTempPath(), $"splc-growth-{size}.ndjson");
            if (!File.Exists(file) && !MakeDataProgram.Make(arguments.Text("from", MakeDataProgram.DefaultFolder), arguments.Bytes("size", size), file))
                return 2;
            files.Add(file);
        }

        int runs = arguments.Count("runs", 7);
        var cells = new List<GrowthCell>();
        foreach (int count in counts)
        {
            CompiledPack pack = PackCompiler.Compile(rules[..count], knowledge, new PackOptions()).Pack;
            foreach (string file in files)
                cells.Add(GrowthCell.Measure(pack, file, runs));
        }

        Console.Write(GrowthReport.Render(cells));
        return 0;
    }

    /// <summary>The rules that compile, in the order in which they are taken.</summary>
    private static SplCompilation[] Compiled(string[] folders, KnowledgeBase knowledge)
    {
        SplCompilation[] rules =
        [
            .. RulePack.Load(folders).Rules
                .OrderBy(rule => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(rule.Id ?? rule.Path))), StringComparer.Ordinal)
                .Select(rule => SplCompilation.Create(rule, new CompilationOptions { Knowledge = knowledge })),
        ];
        var good = PackCompiler.Compile(rules, knowledge, new PackOptions()).Pack.Rules.Select(rule => (rule.Path, rule.Stanza)).ToHashSet();
        return [.. rules.Where(rule => good.Contains((rule.Rule.Path, rule.Rule.Stanza)))];
    }
}
