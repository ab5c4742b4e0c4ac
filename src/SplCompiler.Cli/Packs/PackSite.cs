using SplCompiler.Analysis;
using SplCompiler.Catalog;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Packs;

/// <summary>Writes the catalog of a pack into a folder.</summary>
internal static class PackSite
{
    private const int RulesOfAProgressBar = 32;

    public static SiteSummary Write(LoadedPack pack, SiteRequest request, Invocation call)
    {
        bool showsProgress = call.Terminal.IsErrorTerminal && !call.IsQuiet && pack.Rules.Length >= RulesOfAProgressBar;
        using ProgressBar? bar = showsProgress ? new ProgressBar("reading rules", call.Terminal.Error, call.ErrorColors.IsOn) : null;
        PackFacts facts = PackAnalysis.Of(pack, call, (done, total) => bar?.Report("reading rules", done, total));
        IReadOnlyDictionary<string, RuleTest> tests = PackTests.Run(pack, request.Packs, call);
        var content = new SiteContent([.. pack.Rules.Zip(facts.Rules, Rule)], facts, request.Title)
        {
            Former = request.Former is { } former ? PackAnalysis.Of(former, call).Rules : null,
        };
        return SiteBuilder.Build(content, request.Folder, call.Jobs, (done, total) => bar?.Report("writing pages", done, total), call.Cancellation);

        CatalogRule Rule(LoadedRule rule, RuleFacts found) => new(found, rule.Diagnostics)
        {
            Test = tests.GetValueOrDefault(rule.Compilation.Rule.File.Path),
            Cost = request.Costs.Of(found),
        };
    }
}
