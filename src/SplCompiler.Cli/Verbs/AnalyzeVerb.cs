using System.CommandLine;
using SplCompiler.Analysis;
using SplCompiler.Catalog;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc analyze</c>: what rules look for, and what they have in common.</summary>
internal sealed class AnalyzeVerb : Verb
{
    private readonly Argument<string[]> _rules = RuleArguments.Many();
    private readonly Option<string> _format = Choices.Option("--format", "Format of the report", "text", "text", "json", "navigator");
    private readonly Option<string?> _only = new("--rule") { Description = "Show this rule only, among all that are named: a path, an id or a title", HelpName = "RULE" };
    private readonly Option<string> _score = Choices.Option("--score", "What a navigator layer counts: rules, rules whose test passes, or the cost of --bench", "rules", "rules", "tests", "cost");
    private readonly Option<string?> _bench = BenchResults.Option();
    private readonly Option<string?> _out = OutOption.File();
    private readonly CacheOption _cache = new();

    public override string Name => "analyze";

    public override string Summary => "Shows what rules look for: stages, predicates, indicators, events, ATT&CK coverage";

    public override int Run(Invocation call)
    {
        LoadedPack pack = LoadedPack.Load(call.Get(_rules)!, call);
        Findings.ShowErrors(pack, call);
        PackFacts facts = PackAnalysis.Of(pack, call);
        RuleFacts[] shown = Shown(facts, call.Get(_only));
        using Destination destination = Destination.Open(call.Get(_out), call.Terminal);
        destination.Write(call.Get(_format) switch
        {
            "json" => AnalysisJson.Of(shown, facts),
            "navigator" => AnalysisJson.Layer(shown, Score(pack, call)),
            _ => AnalysisText.Of(shown, facts, call.Get(_out) is null ? call.OutputColors : default),
        });
        return Findings.ExitCodeOf(pack);
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_rules);
        Option[] options = [_format, _only, _score, _bench, _out, _cache.NoCache];
        foreach (Option option in options)
            command.Options.Add(option);
    }

    private LayerScore Score(LoadedPack pack, Invocation call)
    {
        switch (call.Get(_score))
        {
            case "tests":
                IReadOnlyDictionary<string, RuleTest> tests = PackTests.Run(pack, _cache.Packs(call), call);
                return LayerScore.PassingTests(rule => tests.GetValueOrDefault(rule.Compilation.Rule.File.Path)?.Passed == true);
            case "cost":
                string file = call.Get(_bench) ?? throw new UsageException("--score cost needs --bench FILE", "the file is what `splc bench --format json` writes");
                var costs = BenchResults.Read(file);
                return LayerScore.Cost(costs.Of);
            default:
                return LayerScore.Rules;
        }
    }

    private static RuleFacts[] Shown(PackFacts facts, string? only)
    {
        if (only is null)
            return [.. facts.Rules];
        RuleFacts[] shown = [.. facts.Rules.Where(rule => Is(rule.Compilation.Rule))];
        return shown.Length > 0 ? shown : throw new UsageException($"no rule has the path, id or title `{only}`");

        bool Is(Rules.RuleFile rule) => rule.Path == only || rule.Path.EndsWith("/" + only, StringComparison.Ordinal) || rule.Id == only
            || string.Equals(rule.Title, only, StringComparison.OrdinalIgnoreCase) || rule.Stanza == only;
    }
}
