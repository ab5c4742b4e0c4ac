using SplCompiler.Cli.Options;
using SplCompiler.Cli.Terminals;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Packs;

/// <summary>Shows findings to a person, with the lines of the files that they stand in.</summary>
internal static class Findings
{
    /// <summary>The renderer of a pack: it knows the rules, and opens files of apps when it must show one.</summary>
    public static TerminalRenderer Renderer(LoadedPack pack, Colors colors) => new(Sources(pack), colors.IsOn);

    /// <summary>The file of a path, null when it cannot be read: those of rules as they were loaded, others opened once.</summary>
    public static Func<string, SourceFile?> Sources(LoadedPack pack)
    {
        var files = new Dictionary<string, SourceFile?>(StringComparer.Ordinal);
        foreach (LoadedRule rule in pack.Rules)
            files[rule.Compilation.Rule.File.Path] = rule.Compilation.Rule.File;
        return Open;

        SourceFile? Open(string path)
        {
            if (!files.TryGetValue(path, out SourceFile? file) && TextFiles.TryRead(path, path, out file) is null)
                files[path] = file;
            return file;
        }
    }

    /// <summary>Writes to standard error what keeps rules from running, and what is wrong in settings and apps: it may change every row.</summary>
    /// <exception cref="UsageException">Settings or apps are wrong.</exception>
    public static void ShowErrors(LoadedPack pack, Invocation call)
    {
        Show(pack, call, Errors(pack));
        if (pack.IsUnusable)
            throw new UsageException("the settings or apps cannot be used, so no rule was run");
    }

    /// <summary>What keeps rules from running, and what is wrong in settings and apps.</summary>
    public static IEnumerable<Diagnostic> Errors(LoadedPack pack) =>
        pack.General.Where(diagnostic => diagnostic.Severity >= Severity.Warning)
            .Concat(pack.BrokenFiles.SelectMany(file => file.Diagnostics).Concat(pack.Rules.SelectMany(rule => rule.Diagnostics)).Where(diagnostic => diagnostic.Severity == Severity.Error));

    /// <summary>Writes findings to standard error.</summary>
    public static void Show(LoadedPack pack, Invocation call, IEnumerable<Diagnostic> diagnostics)
    {
        TerminalRenderer? renderer = null;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            renderer ??= Renderer(pack, call.ErrorColors);
            call.Terminal.Error.WriteLine(renderer.Render(diagnostic));
        }
    }

    /// <summary>3 when the compiler failed on a rule, 1 when a rule was refused, else 0.</summary>
    public static int ExitCodeOf(LoadedPack pack)
    {
        bool isBug = pack.General.Concat(pack.Rules.SelectMany(rule => rule.Diagnostics)).Any(diagnostic =>
            diagnostic.Severity == Severity.Error && diagnostic.Code.StartsWith("SPL9", StringComparison.Ordinal));
        return isBug ? ExitCode.Bug : pack.HasRefused ? ExitCode.Finding : ExitCode.Success;
    }
}
