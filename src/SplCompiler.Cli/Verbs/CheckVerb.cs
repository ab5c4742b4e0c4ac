using System.CommandLine;
using SplCompiler.Cli.Checking;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Terminals;
using SplCompiler.Diagnostics;
using SplCompiler.Linting;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc check</c>: every finding of every rule, up to what the C# compiler says of the generated code.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Argument<string[]> _rules = RuleArguments.Many();
    private readonly Option<bool> _fast = new("--fast") { Description = "Stop after the C# is written; do not compile it" };
    private readonly Option<bool> _fix = new("--fix") { Description = "Correct in the rule files what only one text can mean: bin without a field, lower-case operators" };
    private readonly Option<string> _format = Choices.Option("--format", "Format of the report", "text", "text", "json", "sarif", "msbuild");
    private readonly Option<string?> _out = OutOption.File();
    private readonly CheckBaselineOptions _baseline = new();
    private readonly CacheOption _cache = new();

    public override string Name => "check";

    public override string Summary => "Shows everything that is wrong with rules";

    public override int Run(Invocation call)
    {
        CheckBaseline? baseline = _baseline.Read(call);
        if (!call.Get(_fast))
            Engines.Need(call.Engines.Packs, "compile rules").WarmUp(emits: false);
        LoadedPack pack = LoadedPack.Load(call.Get(_rules)!, call);
        if (call.Get(_fix) && Fix(pack, call) > 0)
            pack = LoadedPack.Load(call.Get(_rules)!, call);
        int? compiled = null;
        if (!call.Get(_fast) && !pack.IsUnusable)
        {
            (pack, compiled) = PackCompilation.Check(pack, _cache.Packs(call), call);
        }

        CheckReport report = pack.Report(compiled ?? 0);
        BaselineComparison? comparison = _baseline.Compare(pack, report, baseline, call);
        report = comparison?.Report ?? report;
        using Destination destination = Destination.Open(call.Get(_out), call.Terminal);
        destination.Write(call.Get(_format) switch
        {
            "json" => JsonRenderer.Render(report),
            "sarif" => SarifRenderer.Render(report, CommandLine.Version),
            "msbuild" => CheckText.MsBuild(report),
            _ => CheckText.Of(pack, report, compiled, destination.IsTerminal || call.Get(_out) is null ? call.OutputColors : default, call.IsQuiet),
        });
        if (CheckText.Skipped(pack.Files) is { } skipped)
            call.Note(skipped);
        int code = comparison is null ? Findings.ExitCodeOf(pack) : comparison.ExitCode(Findings.ExitCodeOf(pack));
        return pack.IsUnusable ? Math.Max(ExitCode.Finding, code) : code;
    }

    /// <summary>Writes the corrected files, each once, and says what became of them.</summary>
    private static int Fix(LoadedPack pack, Invocation call)
    {
        int files = 0;
        int findings = 0;
        foreach (IGrouping<string, LoadedRule> file in pack.Rules.GroupBy(rule => rule.Compilation.Rule.File.Path, StringComparer.Ordinal))
        {
            string text = file.First().Compilation.Rule.File.Text;
            (string corrected, int count) = RuleFixes.Apply(text, [.. file.SelectMany(rule => rule.Diagnostics).Where(diagnostic => diagnostic.Span.Path == file.Key)]);
            if (count == 0)
                continue;
            File.WriteAllText(file.Key, corrected);
            files++;
            findings += count;
        }

        call.Note($"corrected {findings} findings in {files} files");
        return files;
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_rules);
        Option[] options = [_fast, _fix, _format, _out, _cache.NoCache];
        foreach (Option option in options)
            command.Options.Add(option);
        _baseline.AddTo(command);
    }
}
