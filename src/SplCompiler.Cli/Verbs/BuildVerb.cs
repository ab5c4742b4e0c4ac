using System.Collections.Immutable;
using System.CommandLine;
using SplCompiler.Cli.Building;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc build</c>: the C# of every rule into a folder, findings as MSBuild lines.</summary>
internal sealed class BuildVerb : Verb
{
    private readonly Argument<string[]> _rules = RuleArguments.Many();

    private readonly Option<string> _out = new("--out", "-o")
    {
        Description = "Folder of the generated files",
        HelpName = "DIR",
        DefaultValueFactory = _ => "generated",
    };

    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; fail when the folder is not what the rules give" };
    private readonly Option<string?> _assembly = new("--assembly") { Description = "Compile the files into an assembly too", HelpName = "FILE.dll" };

    private readonly Option<string?> _base = new("--base") { Description = "Folder below which rules have their names: namespaces come from the folders between (default: the folder that is given)", HelpName = "DIR" };
    private readonly Option<string> _namespace = new("--namespace") { Description = "Namespace of the classes", HelpName = "NAME", DefaultValueFactory = _ => CompilationOptions.Default.RootNamespace };
    private readonly Option<string> _noWarn = new("--no-warn") { Description = "Codes of warnings that are not shown: SPL3012;SPL3020", HelpName = "CODES", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _state = new("--state") { Description = "File that keeps what this build made of each rule, so that the next one compiles what changed", HelpName = "FILE" };
    private readonly Option<bool> _warnAsError = new("--warn-as-error") { Description = "Warnings are errors" };

    public override string Name => "build";

    public override string Summary => "Writes the C# of rules into a folder";

    public override int Run(Invocation call)
    {
        string root = call.Get(_namespace)!;
        string folder = call.Get(_out)!;
        ICompiledPacks? packs = call.Engines.Packs?.Invoke();
        // A check trusts nothing that was written down.
        string? statePath = call.Get(_check) ? null : call.Get(_state);
        string program = ProgramKey.Of(call.Get(_rules)!, root, call);
        BuildState earlier = statePath is null ? new BuildState(program, []) : BuildState.Read(statePath, program);
        var build = new RuleBuild(earlier, folder, packs is null ? rule => rule.Source : packs.ProjectSource);

        LoadedPack pack = LoadedPack.Load(call.Get(_rules)!, call, new BuildNames(call.Get(_base), root, build));
        Diagnostic[] findings = [.. pack.Report(0).Diagnostics.Select(Leveled(call)).OfType<Diagnostic>()];
        Show(findings, call);
        if (findings.Any(finding => finding.Severity == Severity.Error) && !pack.HasRefused && !pack.IsUnusable)
            return ExitCode.Finding;
        if (pack.IsUnusable)
            throw new UsageException("the settings or apps cannot be used, so no file was written");

        PackMember[] members = [.. pack.Accepted.Select(rule => new PackMember(rule.Compilation.Rule, rule.Compilation.Name, rule.Output!.Reads) { Lookups = rule.Output.Lookups })];
        PackSources shared = packs?.SharedSources(members, pack.Knowledge, root, forProject: true) ?? new PackSources([], []);
        Diagnostic[] ofKnowledge = [.. shared.Diagnostics.Select(Leveled(call)).OfType<Diagnostic>()];
        Show(ofKnowledge, call);
        var generated = new GeneratedFolder(
            folder,
            [.. pack.Accepted.Select(rule => rule.Output!.Source).OfType<GeneratedSource>(), .. shared.Sources],
            [.. pack.Accepted.Where(rule => rule.Output!.Source is null).Select(rule => rule.Compilation.Name.File)]);
        int code = call.Get(_check) ? Check(generated, pack, call) : Write(generated, pack, call);
        if (statePath is not null)
            build.Remember(pack.Accepted.Select(rule => (rule.Compilation, rule.Output!))).Write(statePath);
        if (call.Get(_assembly) is { } assembly && !call.Get(_check))
            code = Math.Max(code, WriteAssembly([.. pack.Accepted.Select(rule => rule.Compilation)], pack, root, assembly, call));
        if (ofKnowledge.Any(finding => finding.Severity == Severity.Error))
            code = Math.Max(code, ExitCode.Finding);
        return Math.Max(code, Findings.ExitCodeOf(pack));
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_rules);
        Option[] options = [_out, _check, _assembly, _base, _namespace, _state, _noWarn, _warnAsError];
        foreach (Option option in options)
            command.Options.Add(option);
    }

    /// <summary>A finding as bad as the options want it; null when they do not want to see it.</summary>
    private Func<Diagnostic, Diagnostic?> Leveled(Invocation call)
    {
        string[] hidden = call.Get(_noWarn)!.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        bool areErrors = call.Get(_warnAsError);
        return finding => finding.Severity == Severity.Error ? finding
            : hidden.Contains(finding.Code, StringComparer.OrdinalIgnoreCase) ? null
            : areErrors && finding.Severity == Severity.Warning ? finding with { Severity = Severity.Error }
            : finding;
    }

    private static int Check(GeneratedFolder folder, LoadedPack pack, Invocation call)
    {
        ImmutableArray<Diagnostic> stale = folder.Stale(knowsAllRules: !pack.HasRefused);
        Show(stale, call);
        call.Note(stale.IsEmpty ? "the generated files are what the rules give" : $"{Counts.Of(stale.Length, "generated file")} out of date; run splc build");
        return stale.IsEmpty ? ExitCode.Success : ExitCode.Finding;
    }

    private static int Write(GeneratedFolder folder, LoadedPack pack, Invocation call)
    {
        (int written, int unchanged, int removed) = folder.Write(removesExtra: !pack.HasRefused);
        call.Note($"{Counts.Of(written, "file")} written, {Counts.Number(unchanged)} unchanged, {Counts.Number(removed)} removed");
        if (pack.HasRefused)
            call.Note("no file was removed, because not every rule could be read");
        return ExitCode.Success;
    }

    private static int WriteAssembly(SplCompilation[] rules, LoadedPack pack, string root, string path, Invocation call)
    {
        ICompiledPacks packs = Engines.Need(call.Engines.Packs, "compile rules");
        GeneratedSource[] sources = [.. rules.Select(rule => rule.Source!), .. packs.SharedSources(PackMember.Of(rules), pack.Knowledge, root, forProject: false).Sources];
        ImmutableArray<Diagnostic> found = packs.WriteAssembly(sources, path, call.Cancellation);
        Show(found, call);
        return found.Any(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCode.Bug : ExitCode.Success;
    }

    private static void Show(IEnumerable<Diagnostic> diagnostics, Invocation call)
    {
        foreach (Diagnostic diagnostic in diagnostics)
            call.Terminal.Text.WriteLine(MsBuildRenderer.Render(diagnostic));
    }
}
