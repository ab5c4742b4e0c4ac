using System.Collections.Immutable;
using SplCompiler.Analysis;

namespace SplCompiler.Catalog.Pages;

/// <summary>The pack with the names of its pages.</summary>
internal sealed class Site
{
    private readonly Dictionary<RuleFacts, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ValuePage> _values;

    public Site(SiteContent content)
    {
        (Pack, Rules, Title) = (content.Pack, content.Rules, content.Title);
        Changes = content.Former is { } former ? PackChanges.Between(former, Pack.Rules) : null;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (CatalogRule rule in Rules)
        {
            SplCompiler.Rules.RuleFile file = rule.Facts.Compilation.Rule;
            _names[rule.Facts] = Names.Unique(file.Stanza ?? file.Name, taken);
        }

        _values = Pack.Rules.SelectMany(rule => rule.Indicators.SelectMany(indicator => indicator.Values.Select(value => (Rule: rule, Indicator: indicator, Value: value.ToLowerInvariant()))))
            .Where(use => use.Value.Length > 0)
            .GroupBy(use => use.Value, StringComparer.Ordinal)
            .Where(group => group.Select(use => use.Rule).Distinct().Skip(1).Any())
            .ToDictionary(group => group.Key, group => new ValuePage(group.Key, Names.Hashed(group.Key), [.. group.Select(use => (use.Rule, use.Indicator))]), StringComparer.Ordinal);
        Events = Pack.Rules.SelectMany(rule => rule.Events.Select(known => (known, rule))).ToLookup(pair => pair.known, pair => pair.rule);
    }

    public PackFacts Pack { get; }

    public ImmutableArray<CatalogRule> Rules { get; }

    /// <summary>What is different from an earlier version; null when there is none to compare with.</summary>
    public PackChanges? Changes { get; }

    public string Title { get; }

    /// <summary>The rules that ask for each kind of event.</summary>
    public ILookup<WindowsEvent, RuleFacts> Events { get; }

    /// <summary>The values that more than one rule looks for, most shared first.</summary>
    public IEnumerable<ValuePage> Values => _values.Values.OrderByDescending(value => value.Rules).ThenBy(value => value.Value, StringComparer.Ordinal);

    /// <summary>The page of a value; null when one rule alone looks for it.</summary>
    public ValuePage? Value(string value) => _values.GetValueOrDefault(value.ToLowerInvariant());

    /// <summary>The name of a rule's page, without folder and extension.</summary>
    public string NameOf(RuleFacts rule) => _names[rule];

    public static string TitleOf(RuleFacts rule) => rule.Compilation.Rule.Title?.Trim() is { Length: > 0 } title ? title : rule.Compilation.Rule.Stanza ?? rule.Compilation.Rule.Name;

    public static string NameOf(WindowsEvent known) => Names.Hashed($"{known.ShortProvider} {known.Id} {known.Channel}");

    /// <param name="rule">The rule.</param>
    /// <param name="root">The way from the page to the root of the site.</param>
    /// <param name="note">What the list says of it.</param>
    public RuleLink Link(RuleFacts rule, string root, string note = "") => new(TitleOf(rule), $"{root}rules/{NameOf(rule)}.html", rule.Compilation.Rule.Path, note);
}
