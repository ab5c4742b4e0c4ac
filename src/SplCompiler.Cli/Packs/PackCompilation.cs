using System.Collections.Immutable;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Terminals;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Packs;

/// <summary>Brings the accepted rules of a pack through the C# compiler.</summary>
internal static class PackCompilation
{
    // Fewer rules compile before a bar could be read.
    private const int RulesOfAProgressBar = 32;

    /// <returns>The pack with the findings of the C# compiler, and the compiled rules.</returns>
    public static (LoadedPack Pack, PackBuild Build) Compile(LoadedPack pack, PackOptions options, Invocation call)
    {
        PackBuild build = WithProgress(pack, options, call, (compiler, rules, shown) => compiler.Compile(rules, pack.Knowledge, shown, call.Cancellation));
        return (With(pack, build.Diagnostics, build.General), build);
    }

    /// <returns>The pack with the findings of the C# compiler, and how many rules it read.</returns>
    public static (LoadedPack Pack, int Checked) Check(LoadedPack pack, PackOptions options, Invocation call)
    {
        PackCheck check = WithProgress(pack, options, call, (compiler, rules, shown) => compiler.Check(rules, pack.Knowledge, shown, call.Cancellation));
        return (With(pack, check.Diagnostics, check.General), check.Checked);
    }

    private static T WithProgress<T>(LoadedPack pack, PackOptions options, Invocation call, Func<ICompiledPacks, SplCompilation[], PackOptions, T> compile)
    {
        ICompiledPacks compiler = Engines.Need(call.Engines.Packs, "compile rules");
        SplCompilation[] rules = [.. pack.Accepted.Select(rule => rule.Compilation)];
        bool showsProgress = call.Terminal.IsErrorTerminal && !call.IsQuiet && rules.Length >= RulesOfAProgressBar;
        using ProgressBar? bar = showsProgress ? new ProgressBar("compiling rules", call.Terminal.Error, call.ErrorColors.IsOn) : null;
        if (bar is not null)
            options = options with { OnCompiled = (done, total) => bar.Report("compiling rules", done, total) };
        return compile(compiler, rules, options);
    }

    /// <summary>Compiles, and shows what the C# compiler keeps from running.</summary>
    public static (LoadedPack Pack, PackBuild Build) CompileAndShow(LoadedPack pack, PackOptions options, Invocation call)
    {
        (LoadedPack compiled, PackBuild build) = Compile(pack, options, call);
        if (compiled != pack)
            Findings.Show(compiled, call, Rejections(pack, compiled));
        return (compiled, build);
    }

    private static IEnumerable<Diagnostic> Rejections(LoadedPack before, LoadedPack after) =>
        after.Rules.Zip(before.Rules).Where(pair => pair.First.IsRefused && !pair.Second.IsRefused)
            .SelectMany(pair => pair.First.Diagnostics)
            .Concat(after.General.Except(before.General))
            .Where(diagnostic => diagnostic.Severity == Severity.Error);

    private static LoadedPack With(LoadedPack pack, ImmutableDictionary<SplCompilation, ImmutableArray<Diagnostic>> byRule, ImmutableArray<Diagnostic> general) =>
        byRule.IsEmpty && general.IsEmpty ? pack : pack with
        {
            General = [.. pack.General, .. general],
            Rules = [.. pack.Rules.Select(rule => byRule.TryGetValue(rule.Compilation, out var found) ? rule.With(pack.Lints.Apply(found)) : rule)],
        };
}
