using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Cli.Building;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Settings;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Packs;

/// <summary>Brings every rule of a pack through the steps up to C#.</summary>
internal static class RuleLoading
{
    public static ImmutableArray<LoadedRule> Bind(
        ImmutableArray<RuleFile> rules, CompilationOptions options, LintLevels lints, ILookup<string, Diagnostic> byFile, Invocation call, RuleBuild? build)
    {
        var answers = new KnowledgeAnswers(options.Knowledge);
        var loaded = new LoadedRule[rules.Length];
        if (rules.Length == 1)
            loaded[0] = Bind(rules[0]);
        else
            Parallel.For(0, rules.Length, new ParallelOptions { MaxDegreeOfParallelism = call.Jobs, CancellationToken = call.Cancellation }, i => loaded[i] = Bind(rules[i]));
        return options.ForBuild ? WithoutClashes(loaded) : [.. loaded];

        LoadedRule Bind(RuleFile rule)
        {
            if (build?.Find(rule, answers) is { } earlier)
                return new LoadedRule(SplCompilation.Create(rule, options), LoadedRule.Ordered([.. lints.Apply([.. byFile[rule.File.Path]]), .. earlier.Findings])) { Output = earlier };

            var use = new KnowledgeUse();
            SplCompilation compilation = SplCompilation.Create(rule, build is null ? options : options with { Knowledge = options.Knowledge.Observed(use) });
            RuleOutput? output = null;
            ImmutableArray<Diagnostic> found = Find(compilation, () =>
            {
                ImmutableArray<Diagnostic> diagnostics = lints.Apply(compilation.Diagnostics);
                if (build is null)
                    _ = compilation.Source;
                else
                    output = build.Compile(compilation, diagnostics, use, answers);
                return diagnostics;
            });
            return new LoadedRule(compilation, LoadedRule.Ordered([.. lints.Apply([.. byFile[rule.File.Path]]), .. found])) { Output = output };
        }
    }

    // One rule that the compiler fails on must not take the others with it.
    private static ImmutableArray<Diagnostic> Find(SplCompilation compilation, Func<ImmutableArray<Diagnostic>> compile)
    {
        try
        {
            return compile();
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
