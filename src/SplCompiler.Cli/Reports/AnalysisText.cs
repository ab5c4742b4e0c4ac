using System.Globalization;
using System.Text;
using SplCompiler.Analysis;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Reports;

/// <summary>The facts of rules for a person.</summary>
internal static class AnalysisText
{
    /// <summary>One rule in full; of several a summary of the pack.</summary>
    public static string Of(IReadOnlyList<RuleFacts> rules, PackFacts pack, Colors colors)
    {
        var text = new StringBuilder();
        if (rules.Count == 1)
            Rule(text, rules[0], pack, colors);
        else
            Pack(text, rules, pack, colors);
        return text.ToString();
    }

    private static void Rule(StringBuilder text, RuleFacts rule, PackFacts pack, Colors colors)
    {
        Heading(text, rule.Compilation.Rule.Title ?? rule.Compilation.Rule.Path, colors);
        Section(text, "ATT&CK coverage", colors, rule.Attack.Select(use => new[] { string.Join(", ", use.Tactics.Select(tactic => tactic.ShortName)), use.Id, Name(use) }));
        Section(text, "Event coverage", colors, rule.Events.Select(known => new[] { known.ShortProvider, Number(known.Id), known.Title.Length == 0 ? "(title unknown)" : known.Title }));
        Section(text, "Data sources", colors, rule.DataSources.Concat(rule.DataSets).Select(source => new[] { source }));
        Section(text, "Stages", colors, rule.Stages.Select(stage => new[] { stage.Number, stage.Command, OneLine(stage.Text) }));
        Section(text, "Predicates", colors, rule.Predicates.Where(predicate => predicate.Macros.IsEmpty).Select(Predicate));
        Section(text, "Search terms", colors, rule.SearchTerms.Where(term => term.Macros.IsEmpty).Select(term => new[] { term.Stage, (term.IsNegated ? "NOT " : "") + OneLine(term.Written) }));
        Section(text, "Indicators", colors, rule.Indicators.Select(indicator => new[] { indicator.Field, indicator.KindName, OneLine(string.Join(", ", indicator.Values)), $"{Counts.Of(pack.Others(rule, indicator).Count(), "other rule")}" }));
        Section(text, "Fields read", colors, [[string.Join(", ", rule.FieldsRead) + (rule.ReadsOpenFields ? ", and any other" : "")]]);
        Section(text, "Fields produced", colors, [[string.Join(", ", rule.FieldsProduced) + (rule.ProducesOpenFields ? ", and any other" : "")]]);
        Section(text, "Similar rules", colors, pack.Similar(rule).Select(similar => new[] { similar.Likeness.ToString("0.00", CultureInfo.InvariantCulture), similar.Rule.Compilation.Rule.Path }));
        Section(text, "Duplicates", colors, pack.Duplicates(rule).Select(other => new[] { other.Compilation.Rule.Path }));
        Section(text, "Rules that let through all of its events, and more", colors, pack.WiderThan(rule).Select(other => new[] { other.Compilation.Rule.Path }));
        Section(text, "Rules all of whose events it lets through", colors, pack.NarrowerThan(rule).Select(other => new[] { other.Compilation.Rule.Path }));
    }

    private static void Pack(StringBuilder text, IReadOnlyList<RuleFacts> rules, PackFacts pack, Colors colors)
    {
        Heading(text, Counts.Of(rules.Count, "rule"), colors);
        Section(text, "ATT&CK coverage: rules by tactic", colors, AttackTable.Tactics.Select(tactic => new[] { tactic.Name, Number(rules.Count(rule => rule.Attack.Any(use => use.Tactics.Contains(tactic)))) }));
        Section(text, "Techniques that are unknown or revoked", colors, rules.SelectMany(rule => rule.Attack.Where(use => use.Technique?.ReplacedBy is not null || use.Technique is null).Select(use => new[] { use.Id, Name(use), rule.Compilation.Rule.Path })));
        Section(text, "Events that most rules watch", colors, rules.SelectMany(rule => rule.Events).GroupBy(known => known).OrderByDescending(group => group.Count()).Take(20)
            .Select(group => new[] { Number(group.Count()), group.Key.ShortProvider, Number(group.Key.Id), group.Key.Title }));
        Section(text, "Indicators that most rules share", colors, pack.Indicators.Take(20)
            .Select(shared => new[] { Number(shared.Rules.Length), shared.Indicator.Field, shared.Indicator.KindName, OneLine(string.Join(", ", shared.Indicator.Values)) }));
        Section(text, "Rules that do the same", colors, rules.Select(rule => (rule, others: pack.Duplicates(rule).ToArray())).Where(pair => pair.others.Length > 0)
            .Select(pair => new[] { pair.rule.Compilation.Rule.Path, string.Join(", ", pair.others.Select(other => other.Compilation.Rule.Path)) }));
        Section(text, "Rules that let through all events of another", colors, rules.Select(rule => (rule, others: pack.NarrowerThan(rule).ToArray())).Where(pair => pair.others.Length > 0)
            .Select(pair => new[] { pair.rule.Compilation.Rule.Path, string.Join(", ", pair.others.Select(other => other.Compilation.Rule.Path)) }));
    }

    private static string[] Predicate(Predicate predicate)
    {
        string field = predicate.Origin == predicate.Field ? predicate.Field : $"{predicate.Field} (from {predicate.Origin})";
        return [predicate.Stage, (predicate.IsNegated ? "not " : "") + predicate.KindName, field, OneLine($"{predicate.Operator} {string.Join(", ", predicate.Values)}")];
    }

    private static string Name(AttackUse use) => use.Technique switch
    {
        null => "(unknown)",
        { ReplacedBy: { } successor } => $"{use.Technique.FullName} (revoked, now {successor})",
        var technique => technique.FullName,
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string OneLine(string text) => VisibleText.Of(text.ReplaceLineEndings(" "));

    private static void Heading(StringBuilder text, string heading, Colors colors) => text.Append(colors.Bold(VisibleText.Of(heading))).Append('\n');

    private static void Section(StringBuilder text, string heading, Colors colors, IEnumerable<string[]> rows)
    {
        string[][] lines = [.. rows.Where(row => row[0].Length > 0 || row.Length > 1)];
        if (lines.Length == 0)
            return;
        text.Append('\n').Append(colors.Bold(heading)).Append('\n');
        int[] widths = [.. Enumerable.Range(0, lines[0].Length - 1).Select(column => lines.Max(line => line[column].Length))];
        foreach (string[] line in lines)
            text.Append("  ").AppendJoin("  ", line.Select((cell, column) => column < widths.Length ? cell.PadRight(widths[column]) : cell)).Append('\n');
    }
}
