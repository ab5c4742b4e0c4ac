using System.Globalization;
using SplCompiler.Analysis;
using SplCompiler.Catalog.Markup;
using SplCompiler.Planning;
using SplCompiler.Rules;

namespace SplCompiler.Catalog.Pages;

/// <summary>What the page of a rule shows.</summary>
internal sealed class RulePage
{
    private const int MostOthers = 25;
    private const string Root = "../";

    // A page that is larger takes longer to lay out than to read.
    private const int MostCode = 90_000;

    private readonly Site _site;
    private readonly CatalogRule _rule;
    private readonly Lazy<Witness?> _witness;

    public RulePage(Site site, CatalogRule rule)
    {
        (_site, _rule) = (site, rule);
        _witness = new Lazy<Witness?>(() => HasErrors ? null : Facts.Compilation.Witness);
        var markup = new SplMarkup(Facts.Compilation);
        Stages = [.. Facts.Stages.Select(stage => new StageRow(
            stage.Number,
            stage.Command,
            markup.Of(stage),
            !stage.Number.Contains('.', StringComparison.Ordinal),
            stage.Condition is null ? "" : ConditionMarkup.Of(stage.Condition),
            [.. stage.Reads],
            [.. stage.Writes],
            stage.Place.Line))];
    }

    public sealed record StageRow(string Number, string Command, string Html, bool IsTop, string Condition, string[] Reads, string[] Writes, int Line);

    public sealed record TacticRow(string Tactic, string TacticId, TechniqueCell[] Techniques);

    public sealed record TechniqueCell(string Id, string Name, string Url, string Problem);

    public sealed record EventRow(string Provider, int Id, string Title, string Channel, string Url);

    public sealed record ValueCell(string Text, string Url);

    public sealed record IndicatorRow(string Field, string As, string Kind, ValueCell[] Values, int Count, RuleLink[] Others, int More);

    public sealed record TermRow(string Stage, string Kind, string Text, bool IsNegated, string Macro);

    public sealed record MacroRow(string Name, string DefinedAt, string Definition);

    public sealed record CostRow(string Name, string Value);

    public sealed record Problem(string Code, string Severity, string Message, int Line, string[] Help);

    private RuleFacts Facts => _rule.Facts;

    private RuleFile File => Facts.Compilation.Rule;

    public string Title => Site.TitleOf(Facts);

    public string Description => File.Description?.Trim() ?? "";

    public string Path => File.Path;

    public string Id => File.Id ?? "";

    public string[] Folders => [.. RuleLabels.Folders(File).Take(3)];

    public string Severity => RuleLabels.Severity(File);

    public string Status => RuleLabels.Text(File, "status");

    public string Type => RuleLabels.Text(File, "type");

    public string Author => RuleLabels.Text(File, "author");

    public string Date => RuleLabels.Text(File, "date");

    public bool HasErrors => _rule.Diagnostics.Any(diagnostic => diagnostic.Severity == SplCompiler.Diagnostics.Severity.Error);

    public bool HasTest => _rule.Test is not null;

    public bool TestPasses => _rule.Test is { Passed: true };

    public string TestMessage => _rule.Test?.Message ?? "";

    public CostRow[] Cost => _rule.Cost is not { } cost ? [] :
    [
        new CostRow("Time an event", $"{Number(cost.NanosecondsPerEvent)} ns"),
        .. cost.AllocatedBytesPerEvent is { } bytes ? [new CostRow("Memory an event", $"{Number(bytes)} bytes")] : Array.Empty<CostRow>(),
        .. cost.Candidates is { } candidates ? [new CostRow("Events shown to it", candidates.ToString("N0", CultureInfo.InvariantCulture))] : Array.Empty<CostRow>(),
        .. cost.Share is { } share ? [new CostRow("Part of all rules' time", share.ToString("P1", CultureInfo.InvariantCulture))] : Array.Empty<CostRow>(),
    ];

    /// <summary>What every event that the rule looks at twice must be, and hold.</summary>
    public string[] WitnessLiterals => _witness.Value is { } witness ? [.. witness.PlainLiterals.Take(MostOthers)] : [];

    public int MoreLiterals => Math.Max(0, (_witness.Value?.Literals.Length ?? 0) - MostOthers);

    public string WitnessRoute => _witness.Value?.Route is { } route && PlanText.Of(route) is var text && text != "true" ? text : "";

    public bool HasWitness => _witness.Value is { Route: not null };

    public string FalsePositives => RuleLabels.Text(File, "known_false_positives");

    public string HowTo => RuleLabels.Text(File, "how_to_implement");

    public StageRow[] Stages { get; }

    public TacticRow[] Tactics =>
    [
        .. AttackTable.Tactics.Select(tactic => new TacticRow(tactic.Name, tactic.Id, [.. Facts.Attack.Where(use => use.Tactics.Contains(tactic)).Select(Technique)])).Where(row => row.Techniques.Length > 0),
        .. Facts.Attack.Where(use => use.Tactics.IsEmpty).Select(use => new TacticRow("", "", [Technique(use)])),
    ];

    private static TechniqueCell Technique(AttackUse use) => new(
        use.Id,
        use.Technique?.FullName ?? "",
        $"{Root}index.html#q={use.Id}",
        use.Technique is null ? "unknown id" : use.Technique.ReplacedBy is { } successor ? $"revoked, now {successor}" : "");

    public EventRow[] Events => [.. Facts.Events.Select(known => new EventRow(known.ShortProvider, known.Id, known.Title, known.Channel, $"{Root}events/{Site.NameOf(known)}.html"))];

    public string[] Sources => [.. Facts.DataSources, .. Facts.DataSets.Select(set => $"data model {set}")];

    /// <summary>Addresses that are no addresses of the web are shown as text, never as links.</summary>
    public ValueCell[] References =>
        [.. Facts.References.Select(text => new ValueCell(text, Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : ""))];

    public string Plan => PlanDiagram.Of(Facts);

    public string Code => Facts.Compilation.Source?.Text.Trim() is not { } text ? ""
        : CSharpMarkup.Of(text.Length <= MostCode ? text : text[..MostCode] + "\n// … the rest is in the output of splc build", Facts.Stages);

    public string Spl => File.Spl.Text.Trim();

    public string Class => Facts.Compilation.Name.File;

    public string Yaml => File.File.Text.Length <= MostCode ? YamlMarkup.Of(File.File.Text) : "";

    public IndicatorRow[] Indicators => [.. Facts.Indicators.Select(Indicator)];

    private IndicatorRow Indicator(Indicator indicator)
    {
        RuleFacts[] others = [.. _site.Pack.Others(Facts, indicator)];
        return new IndicatorRow(
            indicator.Field,
            string.Join(", ", Facts.Predicates.Where(predicate => predicate.Field != indicator.Field && SplCompiler.Analysis.Indicator.IsIndicator(predicate) && SplCompiler.Analysis.Indicator.Of(predicate).Equals(indicator)).Select(predicate => predicate.Field).Distinct()),
            indicator.KindName,
            [.. indicator.Values.Take(60).Select(value => new ValueCell(value, _site.Value(value) is { } page ? $"{Root}indicators/{page.Name}.html" : ""))],
            others.Length,
            [.. others.Take(MostOthers).Select(other => _site.Link(other, Root))],
            Math.Max(0, others.Length - MostOthers));
    }

    public TermRow[] Terms => [.. Facts.SearchTerms.Select(term => new TermRow(term.Stage, term.Kind.ToString().ToLowerInvariant(), term.Written, term.IsNegated, term.Macros.FirstOrDefault() ?? ""))];

    public string[] FieldsRead => [.. Facts.FieldsRead];

    public bool ReadsOpen => Facts.ReadsOpenFields;

    public string[] FieldsProduced => [.. Facts.FieldsProduced];

    public bool ProducesOpen => Facts.ProducesOpenFields;

    public MacroRow[] Macros =>
        [.. Facts.Stages.SelectMany(stage => stage.Macros).DistinctBy(macro => macro.Name).Select(macro => new MacroRow(macro.Name, System.IO.Path.GetFileName(macro.DefinedAt), macro.Definition))];

    public Problem[] Problems =>
        [.. _rule.Diagnostics.Select(found => new Problem(found.Code, found.Severity.ToString().ToLowerInvariant(), found.Message, found.Span.Line, [.. found.Help]))];

    public RuleLink[] Similar => [.. _site.Pack.Similar(Facts).Select(similar => _site.Link(similar.Rule, Root, $"{similar.Likeness:P0} alike, {similar.Shared} shared"))];

    public RuleLink[] Wider => [.. _site.Pack.WiderThan(Facts).Take(MostOthers).Select(other => _site.Link(other, Root))];

    public RuleLink[] Narrower => [.. _site.Pack.NarrowerThan(Facts).Take(MostOthers).Select(other => _site.Link(other, Root))];

    public RuleLink[] Duplicates => [.. _site.Pack.Duplicates(Facts).Select(other => _site.Link(other, Root))];

    private static string Number(double number) => number.ToString(number < 10 ? "0.##" : "N0", CultureInfo.InvariantCulture);
}
