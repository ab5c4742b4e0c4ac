using System.CommandLine;
using System.Diagnostics;
using SplCompiler.Catalog;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc catalog</c>: a static site of the rules.</summary>
internal sealed class CatalogVerb : Verb
{
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
        SiteSummary summary = PackSite.Write(pack, call.Get(_out)!, call.Get(_title)!, call);
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
}
