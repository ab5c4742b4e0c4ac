using System.Collections.Immutable;
using SplCompiler.Knowledge;
using SplCompiler.Optimization;
using SplCompiler.Rules;

namespace SplCompiler.Fuzz.Checking;

/// <summary>A rule compiled with some of the optimizer's passes.</summary>
/// <param name="Names">The engines that have this code: <c>optimized</c>, <c>without prune-fields</c>.</param>
/// <param name="Compilation">Its code.</param>
public sealed record Variant(ImmutableArray<string> Names, SplCompilation Compilation)
{
    private static readonly ImmutableArray<(string Name, ImmutableArray<string> Disabled)> s_engines =
    [
        ("optimized", []),
        ("unoptimized", ["all"]),
        .. Optimizer.Passes.Select(pass => ($"without {pass.Name}", (ImmutableArray<string>)[pass.Name])),
    ];

    /// <summary>The different codes that the passes make of a rule, the fully optimized one first.</summary>
    public static IEnumerable<Variant> Of(string name, string spl, KnowledgeBase knowledge)
    {
        var codes = new List<(string Text, List<string> Names, ImmutableArray<string> Disabled)>();
        foreach ((string engine, ImmutableArray<string> disabled) in s_engines)
        {
            string text = Compile($"{name}.spl", spl, knowledge, disabled).Source!.Text;
            int known = codes.FindIndex(code => code.Text == text);
            if (known >= 0)
                codes[known].Names.Add(engine);
            else
                codes.Add((text, [engine], disabled));
        }

        // Each class needs a name of its own, which comes from the path.
        return codes.Select((code, i) => new Variant([.. code.Names], Compile($"{name}_v{i}.spl", spl, knowledge, code.Disabled)));
    }

    public static SplCompilation Compile(string path, string spl, KnowledgeBase knowledge, ImmutableArray<string> disabled)
    {
        var file = new SourceFile(path, spl);
        return SplCompilation.Create(
            new RuleFile { File = file, Path = path, Spl = RuleText.FromPlain(file, spl) },
            new CompilationOptions { Knowledge = knowledge, DisabledPasses = disabled });
    }
}
