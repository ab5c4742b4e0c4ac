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

    private readonly Option<string?> _bench = BenchResults.Option();

    private readonly Option<string[]> _against = new("--against")
    {
        Description = "An earlier version of the rules, files or folders: adds a page of what changed (repeatable)",
        HelpName = "RULES",
        DefaultValueFactory = _ => [],
    };

    private readonly CacheOption _cache = new();

    public override string Name => "catalog";

    public override string Summary => "Writes a static site of rules";

    public override int Run(Invocation call)
    {
        long start = Stopwatch.GetTimestamp();
        LoadedPack pack = LoadedPack.Load(call.Get(_rules)!, call);
        if (pack.IsUnusable)
            Findings.ShowErrors(pack, call);
        var request = new SiteRequest(call.Get(_out)!, call.Get(_title)!, _cache.Packs(call), call.Get(_bench) is { } file ? BenchResults.Read(file) : BenchResults.None)
        {
            Former = call.Get(_against) is { Length: > 0 } former ? LoadedPack.Load(former, call) : null,
        };
        SiteSummary summary = PackSite.Write(pack, request, call);
        call.Note($"{Counts.Of(pack.Rules.Length, "rule")}, {Counts.Of(summary.Pages, "page")}, {Counts.Bytes(summary.Bytes)} in {Counts.Seconds(Stopwatch.GetElapsedTime(start).TotalSeconds)}: {Path.Combine(call.Get(_out)!, "index.html")}");
        call.Note($"the largest page is {summary.LargestPath} with {Counts.Bytes(summary.LargestPage)}");
        return Findings.ExitCodeOf(pack);
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_rules);
        Option[] options = [_out, _title, _bench, _against, _cache.NoCache];
        foreach (Option option in options)
            command.Options.Add(option);
    }
}
