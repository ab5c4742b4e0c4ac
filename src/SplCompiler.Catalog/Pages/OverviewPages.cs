using SplCompiler.Analysis;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;

namespace SplCompiler.Catalog.Pages;

/// <summary>The pages about the pack as a whole.</summary>
internal static class OverviewPages
{
    private const int MostValues = 1200;
    private const int MostUses = 1200;

    public sealed record TechniqueCell(string Id, string Name, int Count, int Heat, TechniqueCell[] Parts);

    public sealed record TacticColumn(string Name, string Id, int Rules, int Covered, int All, TechniqueCell[] Techniques);

    public sealed record EventRow(int Id, string Title, string Channel, int Count, string Url);

    public sealed record ProviderGroup(string Provider, EventRow[] Events);

    public sealed record ValueRow(string Value, string Url, int Count, string Fields);

    public sealed record UseGroup(string Field, string Kind, RuleLink[] Rules);

    public sealed record Bar(string Name, int Count, int Percent);

    public sealed record Chart(string Title, string Unit, Bar[] Bars);

    public static object Matrix(Site site)
    {
        // A rule that names a technique and one of its parts counts once for the technique.
        var counts = site.Pack.Rules.SelectMany(rule => rule.Attack.Where(use => use.Technique is not null)
                .SelectMany(use => use.Tactics.SelectMany(tactic => new[] { use.Id, use.Technique!.ParentId ?? use.Id }.Select(id => (id, tactic.ShortName)))).Distinct())
            .CountBy(pair => pair).ToDictionary();
        int most = Math.Max(1, counts.Values.DefaultIfEmpty(1).Max());
        AttackTechnique[] techniques = [.. AttackTable.Techniques.Where(technique => technique.ReplacedBy is null)];
        ILookup<string?, AttackTechnique> parts = techniques.ToLookup(technique => technique.ParentId);
        TacticColumn[] columns = [.. AttackTable.Tactics.Select(Column)];
        return new
        {
            Columns = columns,
            AttackTable.Version,
            Covered = site.Pack.Rules.SelectMany(rule => rule.Attack).Where(use => use.Technique is { ReplacedBy: null }).Select(use => use.Id).Distinct().Count(),
            All = techniques.Length,
        };

        TacticColumn Column(AttackTactic tactic)
        {
            TechniqueCell[] cells = [.. parts[null].Where(technique => technique.Tactics.Contains(tactic)).OrderBy(technique => technique.Name, StringComparer.Ordinal).Select(technique => Cell(technique, tactic))];
            int rules = site.Pack.Rules.Count(rule => rule.Attack.Any(use => use.Tactics.Contains(tactic)));
            return new TacticColumn(tactic.Name, tactic.Id, rules, cells.Count(cell => cell.Count > 0), cells.Length, cells);
        }

        TechniqueCell Cell(AttackTechnique technique, AttackTactic tactic)
        {
            TechniqueCell[] inner = [.. parts[technique.Id].Where(part => part.Tactics.Contains(tactic)).Select(part => Cell(part, tactic))];
            int count = counts.GetValueOrDefault((technique.Id, tactic.ShortName));
            return new TechniqueCell(technique.Id, technique.Name, count, Heat(count), inner);
        }

        int Heat(int count) => count == 0 ? 0 : 1 + (int)Math.Round(4 * Math.Log(1 + count) / Math.Log(1 + Math.Max(most, count)));
    }

    public static object Events(Site site)
    {
        ProviderGroup[] groups = [.. site.Events.GroupBy(known => known.Key.ShortProvider).OrderByDescending(group => group.SelectMany(known => known).Distinct().Count())
            .Select(group => new ProviderGroup(group.Key, [.. group.OrderBy(known => known.Key.Id).Select(known => new EventRow(known.Key.Id, known.Key.Title, known.Key.Channel, known.Count(), $"events/{Site.NameOf(known.Key)}.html"))]))];
        return new { Groups = groups, Count = site.Events.Count };
    }

    public static object Event(Site site, WindowsEvent known, IEnumerable<RuleFacts> rules) => new
    {
        known.Provider,
        known.Channel,
        known.Id,
        known.Title,
        Rules = Links(site, rules),
    };

    public static object Indicators(Site site) => new
    {
        Rows = site.Values.Take(MostValues).Select(value => new ValueRow(
            value.Value, $"indicators/{value.Name}.html", value.Rules, string.Join(", ", value.Uses.Select(use => use.Indicator.Field).Distinct().Take(4)))).ToArray(),
        Count = site.Values.Count(),
    };

    public static object Indicator(Site site, ValuePage value) => new
    {
        value.Value,
        Count = value.Rules,
        Groups = value.Uses.Take(MostUses).GroupBy(use => (use.Indicator.Field, use.Indicator.KindName)).OrderByDescending(group => group.Count())
            .Select(group => new UseGroup(group.Key.Field, group.Key.KindName, [.. group.DistinctBy(use => use.Rule).Select(use => site.Link(use.Rule, "../", With(use.Indicator)))])).ToArray(),
    };

    private static string With(Indicator indicator) => indicator.Values.Length > 1 ? $"with {indicator.Values.Length - 1} other value{(indicator.Values.Length > 2 ? "s" : "")}" : "";

    /// <summary>A plain list of all rules: what the index falls back on without a script.</summary>
    public static object Rules(Site site) => new { Rules = Links(site, site.Pack.Rules, "") };

    public static object Statistics(Site site)
    {
        RuleFacts[] rules = [.. site.Pack.Rules];
        Chart[] charts =
        [
            Sized("Tactics", AttackTable.Tactics.Select(tactic => (tactic.Name, rules.Count(rule => rule.Attack.Any(use => use.Tactics.Contains(tactic)))))),
            Counted("Techniques", rules.SelectMany(rule => rule.Attack.Select(use => use.Technique is null ? use.Id : $"{use.Id} {use.Technique.FullName}")), 20),
            Counted("Data sources", rules.SelectMany(RuleLabels.Sources), 20),
            Counted("Events", rules.SelectMany(rule => rule.Events.Select(known => $"{known.ShortProvider} {known.Id} {known.Title}")), 20),
            Counted("Commands", rules.SelectMany(rule => rule.Stages.Select(stage => CommandTable.Find(stage.Command)?.Doc.Name ?? stage.Command).Distinct()), 25),
            Counted("Fields that are tested", rules.SelectMany(rule => rule.Indicators.Select(indicator => indicator.Field).Distinct()), 25),
            Counted("Kinds of predicates", rules.SelectMany(rule => rule.Indicators.Select(indicator => indicator.Kind.ToString().ToLowerInvariant())), 10, "indicators"),
            Counted("Stages a rule", rules.Select(rule => Length(rule.Stages.Length)), 10),
            Sized("Cost", CostBands.All.Select(band => (band, site.Rules.Count(rule => CostBands.Of(rule.Cost) == band)))),
            Counted("Findings", site.Rules.SelectMany(rule => rule.Diagnostics.Select(found => $"{found.Code} {found.Descriptor.Summary}").Distinct()), 25),
        ];
        return new
        {
            Charts = charts.Where(chart => chart.Bars.Any(bar => bar.Count > 0)).ToArray(),
            Rules = rules.Length,
            Compiled = site.Rules.Count(rule => rule.Diagnostics.All(found => found.Severity != Severity.Error)),
            Techniques = rules.SelectMany(rule => rule.Attack).Select(use => use.Id).Distinct().Count(),
            Events = site.Events.Count,
            Indicators = site.Pack.Indicators.Count(),
            Shared = site.Pack.Indicators.Count(shared => shared.Rules.Length > 1),
            Duplicates = rules.Count(rule => site.Pack.Duplicates(rule).Any()),
            Tested = site.Rules.Count(rule => rule.Test is not null),
            Passing = site.Rules.Count(rule => rule.Test is { Passed: true }),
            Wider = rules.Count(rule => !site.Pack.WiderThan(rule).IsEmpty),
        };
    }

    private static string Length(int stages) => stages switch { 1 => "1", <= 3 => "2 to 3", <= 6 => "4 to 6", <= 9 => "7 to 9", <= 14 => "10 to 14", _ => "15 and more" };

    private static Chart Counted(string title, IEnumerable<string> names, int most, string unit = "rules") =>
        Sized(title, names.CountBy(name => name).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most).Select(pair => (pair.Key, pair.Value)), unit);

    private static Chart Sized(string title, IEnumerable<(string Name, int Count)> counts, string unit = "rules")
    {
        (string Name, int Count)[] all = [.. counts];
        int most = Math.Max(1, all.Select(bar => bar.Count).DefaultIfEmpty(1).Max());
        return new Chart(title, unit, [.. all.Select(bar => new Bar(bar.Name, bar.Count, bar.Count == 0 ? 0 : Math.Max(1, 100 * bar.Count / most)))]);
    }

    private static RuleLink[] Links(Site site, IEnumerable<RuleFacts> rules, string root = "../") =>
        [.. rules.Select(rule => site.Link(rule, root)).OrderBy(link => link.Title, StringComparer.OrdinalIgnoreCase).ThenBy(link => link.Path, StringComparer.Ordinal)];
}
