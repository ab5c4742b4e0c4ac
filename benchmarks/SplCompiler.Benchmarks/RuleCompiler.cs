using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Roslyn;
using SplCompiler.Rules;
using SplCompiler.Runtime;
using KnowledgeBase = SplCompiler.Knowledge.KnowledgeBase;

namespace SplCompiler.Benchmarks;

/// <summary>Compiles the rule of a benchmark; a rule that does not compile ends the program.</summary>
internal static class RuleCompiler
{
    /// <summary>A rule of the project's own pack, by its path in the clone.</summary>
    public static CompiledPack CompileFile(string path) => Compile(Load(path));

    /// <summary>One search.</summary>
    public static CompiledPack CompileText(string name, string spl)
    {
        var file = new SourceFile(name + ".spl", spl);
        return Compile(new RuleFile { File = file, Spl = RuleText.FromPlain(file, spl), Path = file.Path });
    }

    /// <summary>The SPL of a rule of the project's own pack.</summary>
    public static string TextOf(string path) => Load(path).Spl.Text;

    /// <summary>What a rule of the project's own pack does, before any optimization.</summary>
    public static Plan PlanOf(string path) => SplCompilation.Create(Load(path)).Plan;

    private static RuleFile Load(string path)
    {
        RulePackLoad load = RulePack.Load([ProjectFolder.Path(path)]);
        Demand(load.Diagnostics, path);
        return load.Rules.Single();
    }

    private static CompiledPack Compile(RuleFile rule)
    {
        SplCompilation compilation = SplCompilation.Create(rule);
        Demand(compilation.Diagnostics, rule.Path);
        PackBuild build = PackCompiler.Compile([compilation], KnowledgeBase.BuiltIn, new PackOptions { CacheDirectory = null });
        Demand([.. build.General, .. build.ByRule.Values.SelectMany(findings => findings)], rule.Path);
        return build.Pack;
    }

    private static void Demand(IEnumerable<Diagnostic> diagnostics, string path)
    {
        Diagnostic[] errors = [.. diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)];
        if (errors.Length > 0)
            throw new InvalidOperationException($"{path} does not compile: {string.Join("; ", errors.Select(error => error.Message))}");
    }
}
