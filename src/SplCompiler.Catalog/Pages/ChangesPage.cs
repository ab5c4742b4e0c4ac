using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using SplCompiler.Analysis;
using SplCompiler.Catalog.Markup;

namespace SplCompiler.Catalog.Pages;

/// <summary>What the page of changes shows.</summary>
internal sealed class ChangesPage(Site site, PackChanges changes)
{
    // Longer pages take longer to lay out than to read: what is behind is named, not shown.
    private const int MostText = 150_000;
    private const int MostLinks = 400;

    public sealed record Removed(string Title, string Path);

    public sealed record Part(string Name, string[] New, string[] Lost);

    public sealed record Change(string Title, string Url, string Path, string[] Kinds, Part[] Parts, string Difference);

    public int AddedCount => changes.Added.Length;

    public int RemovedCount => changes.Removed.Length;

    public int ChangedCount => changes.Changed.Length;

    public int Unchanged => changes.Unchanged;

    public RuleLink[] AddedRules => [.. changes.Added.Take(MostLinks).Select(rule => site.Link(rule, ""))];

    public Removed[] RemovedRules => [.. changes.Removed.Take(MostLinks).Select(rule => new Removed(Site.TitleOf(rule), rule.Compilation.Rule.Path))];

    /// <summary>Coverage that came or went with the version as a whole.</summary>
    public Part[] Coverage
    {
        get
        {
            RuleFacts[] before = [.. changes.Removed, .. changes.Changed.Select(change => change.Before)];
            RuleFacts[] now = [.. site.Pack.Rules];
            RuleFacts[] former = [.. site.Pack.Rules.Except(changes.Added).Except(changes.Changed.Select(change => change.After)), .. before];
            return
            [
                .. new[]
                {
                    Between("Techniques", former, now, rule => rule.Attack.Select(use => use.Technique is null ? use.Id : $"{use.Id} {use.Technique.FullName}")),
                    Between("Events", former, now, rule => rule.Events.Select(Name)),
                }.Where(IsSome),
            ];
        }
    }

    public Change[] Changes
    {
        get
        {
            int left = MostText;
            return
            [
                .. changes.Changed.Take(MostLinks).Select(change =>
                {
                    Change shown = Shown(change, left > 0);
                    left -= shown.Difference.Length + shown.Parts.Sum(part => part.New.Sum(text => text.Length) + part.Lost.Sum(text => text.Length));
                    return shown;
                }),
            ];
        }
    }

    private Change Shown(RuleChange change, bool isInFull)
    {
        Part[] parts =
        [
            .. new[]
            {
                new Part("Title", Other(Site.TitleOf(change.After), Site.TitleOf(change.Before)), Other(Site.TitleOf(change.Before), Site.TitleOf(change.After))),
                new Part("Indicators", [.. change.NewIndicators.Select(Name)], [.. change.LostIndicators.Select(Name)]),
                new Part("Events", [.. change.NewEvents.Select(Name)], [.. change.LostEvents.Select(Name)]),
                new Part("Techniques", [.. change.NewTechniques], [.. change.LostTechniques]),
                new Part("Errors", Errors(change.After, change.HasOtherFindings), Errors(change.Before, change.HasOtherFindings)),
            }.Where(IsSome),
        ];
        string[] kinds = [.. change.HasOtherSearch ? ["Search"] : Array.Empty<string>(), .. parts.Select(part => part.Name)];
        RuleLink link = site.Link(change.After, "");
        return new Change(link.Title, link.Url, link.Path, kinds.Length == 0 ? ["Text of the file"] : kinds, isInFull ? parts : [], isInFull ? Difference(change) : "");
    }

    /// <summary>The search line by line, a command a line; the whole file where the search is the same.</summary>
    private static string Difference(RuleChange change)
    {
        (string before, string after) = change.HasOtherSearch
            ? (Lines(change.Before), Lines(change.After))
            : (change.Before.Compilation.Rule.File.Text, change.After.Compilation.Rule.File.Text);
        var html = new StringBuilder();
        foreach (DiffPiece line in InlineDiffBuilder.Diff(before, after).Lines)
        {
            (string name, string sign) = line.Type switch { ChangeType.Inserted => ("ins", "+ "), ChangeType.Deleted => ("del", "- "), _ => ("same", "  ") };
            if (change.HasOtherSearch || name != "same")
                html.Append(HtmlText.Span($"d-{name}", sign + line.Text)).Append('\n');
        }

        return html.ToString();
    }

    private static string Lines(RuleFacts rule) => string.Join('\n', rule.Stages.Where(stage => !stage.Number.Contains('.', StringComparison.Ordinal)).Select(stage => (stage.Number == "1" ? "" : "| ") + stage.Expanded.ReplaceLineEndings(" ")));

    private static Part Between(string name, RuleFacts[] former, RuleFacts[] now, Func<RuleFacts, IEnumerable<string>> of)
    {
        string[] before = [.. former.SelectMany(of).Distinct()];
        string[] after = [.. now.SelectMany(of).Distinct()];
        return new Part(name, [.. after.Except(before).Order(StringComparer.Ordinal)], [.. before.Except(after).Order(StringComparer.Ordinal)]);
    }

    private static bool IsSome(Part part) => part.New.Length + part.Lost.Length > 0;

    private static string[] Other(string text, string than) => text == than ? [] : [text];

    private static string[] Errors(RuleFacts rule, bool isOther) =>
        isOther ? [.. rule.Compilation.Diagnostics.Where(found => found.Severity == SplCompiler.Diagnostics.Severity.Error).Select(found => $"{found.Code} {found.Message}")] : [];

    private static string Name(Indicator indicator) => $"{indicator.Field} {indicator.KindName} {string.Join(", ", indicator.Values)}";

    private static string Name(WindowsEvent known) => $"{known.ShortProvider} {known.Id} {known.Title}".TrimEnd();
}
