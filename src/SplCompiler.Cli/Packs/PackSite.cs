using SplCompiler.Analysis;
using SplCompiler.Catalog;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Packs;

/// <summary>Writes the catalog of a pack into a folder.</summary>
internal static class PackSite
{
    private const int RulesOfAProgressBar = 32;

    public static SiteSummary Write(LoadedPack pack, string folder, string title, Invocation call)
    {
        bool showsProgress = call.Terminal.IsErrorTerminal && !call.IsQuiet && pack.Rules.Length >= RulesOfAProgressBar;
        using ProgressBar? bar = showsProgress ? new ProgressBar("writing pages", call.Terminal.Error, call.ErrorColors.IsOn) : null;
        PackFacts facts = PackAnalysis.Of(pack, call);
        CatalogRule[] rules = [.. pack.Rules.Zip(facts.Rules, (rule, found) => new CatalogRule(found, rule.Diagnostics, HasTest(rule)))];
        Action<int, int>? report = bar is null ? null : (done, total) => bar.Report("writing pages", done, total);
        return SiteBuilder.Build(rules, folder, title, call.Jobs, report, call.Cancellation);
    }

    private static bool HasTest(LoadedRule rule) => HasBeside(rule, "events") && HasBeside(rule, "rows");

    private static bool HasBeside(LoadedRule rule, string kind) => File.Exists(Path.ChangeExtension(rule.Compilation.Rule.File.Path, $".{kind}.ndjson"));
}
