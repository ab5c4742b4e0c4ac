using System.CommandLine;
using System.Diagnostics;
using SplCompiler.Analysis;
using SplCompiler.Catalog;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc catalog</c>: a static site of the rules.</summary>
internal sealed class CatalogVerb : Verb
{
    private const int RulesOfAProgressBar = 32;

    private readonly Argument<string[]> _rules = RuleArguments.Many();

    private readonly Option<string> _out = new("--out", "-o")
    {
        Description = "Folder of the site",
        HelpName = "DIR",
        DefaultValueFactory = _ => "site",
    };

    private readonly Option<string> _title = new("--title")
    {
        Description = "Title of the site",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "Rule catalog",
    };

    public override string Name => "catalog";

    public override string Summary => "Writes a static site of rules";

    public override int Run(Invocation call)
    {
        long start = Stopwatch.GetTimestamp();
        LoadedPack pack = LoadedPack.Load(call.Get(_rules)!, call);
        if (pack.IsUnusable)
            Findings.ShowErrors(pack, call);
        SiteSummary summary = Build(pack, call);
        call.Note($"{Counts.Of(pack.Rules.Length, "rule")}, {Counts.Of(summary.Pages, "page")}, {Counts.Bytes(summary.Bytes)} in {Counts.Seconds(Stopwatch.GetElapsedTime(start).TotalSeconds)}: {Path.Combine(call.Get(_out)!, "index.html")}");
        call.Note($"the largest page is {summary.LargestPath} with {Counts.Bytes(summary.LargestPage)}");
        return Findings.ExitCodeOf(pack);
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_rules);
        Option[] options = [_out, _title];
        foreach (Option option in options)
            command.Options.Add(option);
    }

    private SiteSummary Build(LoadedPack pack, Invocation call)
    {
        bool showsProgress = call.Terminal.IsErrorTerminal && !call.IsQuiet && pack.Rules.Length >= RulesOfAProgressBar;
        using ProgressBar? bar = showsProgress ? new ProgressBar("writing pages", call.Terminal.Error, call.ErrorColors.IsOn) : null;
        PackFacts facts = PackAnalysis.Of(pack, call);
        CatalogRule[] rules = [.. pack.Rules.Zip(facts.Rules, (rule, found) => new CatalogRule(found, rule.Diagnostics, HasTest(rule)))];
        Action<int, int>? report = bar is null ? null : (done, total) => bar.Report("writing pages", done, total);
        return SiteBuilder.Build(rules, call.Get(_out)!, call.Get(_title)!, call.Jobs, report, call.Cancellation);
    }

    private static bool HasTest(LoadedRule rule) =>
        File.Exists(Path.ChangeExtension(rule.Compilation.Rule.File.Path, ".events.ndjson")) && File.Exists(Path.ChangeExtension(rule.Compilation.Rule.File.Path, ".rows.ndjson"));
}
