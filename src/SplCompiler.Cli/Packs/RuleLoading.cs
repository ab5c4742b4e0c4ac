using System.Collections.Immutable;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Settings;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Packs;

/// <summary>Brings every rule of a pack through the steps up to C#.</summary>
internal static class RuleLoading
{
    public static ImmutableArray<LoadedRule> Bind(
        ImmutableArray<RuleFile> rules, CompilationOptions options, LintLevels lints, ILookup<string, Diagnostic> byFile, Invocation call)
    {
        var loaded = new LoadedRule[rules.Length];
        if (rules.Length == 1)
            loaded[0] = Bind(rules[0]);
        else
            Parallel.For(0, rules.Length, new ParallelOptions { MaxDegreeOfParallelism = call.Jobs, CancellationToken = call.Cancellation }, i => loaded[i] = Bind(rules[i]));
        return options.ForBuild ? WithoutClashes(loaded) : [.. loaded];

        LoadedRule Bind(RuleFile rule)
        {
            SplCompilation compilation = SplCompilation.Create(rule, options);
            ImmutableArray<Diagnostic> found = [.. byFile[rule.File.Path], .. Find(compilation)];
            return new LoadedRule(compilation, LoadedRule.Ordered(lints.Apply(found)));
        }
    }

    // One rule that the compiler fails on must not take the others with it.
    private static ImmutableArray<Diagnostic> Find(SplCompilation compilation)
    {
        try
        {
            ImmutableArray<Diagnostic> found = compilation.Diagnostics;
            _ = compilation.Source;
            return found;
        }
        catch (Exception error)
        {
            FileSpan place = compilation.Rule.Spl.Locate(new SourceSpan(0, 0));
            return [new Diagnostic(Descriptors.InternalError, $"the compiler failed: {error.Message}", place, "on this search") { Notes = [.. error.ToString().Split('\n').Select(line => line.Trim())] }];
        }
    }

    // Two rules of the same path, from two folders, would be one file; the first that was named has it. In memory each has an assembly of its own.
    private static ImmutableArray<LoadedRule> WithoutClashes(LoadedRule[] rules)
    {
        var taken = new Dictionary<string, RuleFile>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < rules.Length; i++)
        {
            RuleFile rule = rules[i].Compilation.Rule;
            string name = rules[i].Compilation.Name.FullName;
            if (taken.TryAdd(name, rule))
                continue;
            RuleFile first = taken[name];
            rules[i] = rules[i].With([new Diagnostic(
                Descriptors.NameClash, $"this rule and `{first.File.Path}` would both become the class `{name}`", rule.Spl.Locate(new SourceSpan(0, 0)), "second rule of this name")
            {
                Help = ["rename one of them, or name the folder above both"],
            }]);
        }

        return [.. rules];
    }
}
