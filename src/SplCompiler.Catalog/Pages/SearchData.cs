using System.Text;
using System.Text.Json;
using SplCompiler.Analysis;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Catalog.Pages;

/// <summary>What the index searches: one script, so that it works from a folder, without a server.</summary>
internal static class SearchData
{
    private const int MostText = 8000;
    private const int LongestWord = 300;

    /// <summary>An array a rule: name, title, path, technique ids, tactics, sources, severity, status, state, test, cost, text to search.</summary>
    public static byte[] Of(Site site)
    {
        var buffer = new MemoryStream();
        buffer.Write("window.catalog="u8);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (CatalogRule rule in site.Rules)
                Write(json, rule, site);
            json.WriteEndArray();
        }

        buffer.Write(";\n"u8);
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, CatalogRule rule, Site site)
    {
        RuleFacts facts = rule.Facts;
        RuleFile file = facts.Compilation.Rule;
        bool isRefused = rule.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        json.WriteStartArray();
        json.WriteStringValue(site.NameOf(facts));
        json.WriteStringValue(Site.TitleOf(facts));
        json.WriteStringValue(file.Path);
        Texts(json, facts.Attack.Select(use => use.Id));
        Texts(json, facts.Attack.SelectMany(use => use.Tactics).Distinct().Select(tactic => tactic.Name));
        Texts(json, RuleLabels.Sources(facts));
        json.WriteStringValue(RuleLabels.Severity(file) is { Length: > 0 } severity ? severity : "not stated");
        json.WriteStringValue(RuleLabels.Text(file, "status") is { Length: > 0 } status ? status.ToLowerInvariant() : "not stated");
        json.WriteStringValue(isRefused ? "has errors" : rule.Diagnostics.IsEmpty ? "compiles" : "has warnings");
        json.WriteStringValue(rule.Test is null ? "no test" : rule.Test.Passed ? "test passes" : "test fails");
        json.WriteStringValue(CostBands.Of(rule.Cost));
        json.WriteStringValue(Text(facts));
        json.WriteEndArray();
    }

    private static string Text(RuleFacts facts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var text = new StringBuilder();
        IEnumerable<string> words =
        [
            .. facts.Events.Select(known => known.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. facts.Attack.Select(use => use.Technique?.FullName ?? ""),
            .. facts.Stages.Select(stage => stage.Command),
            .. facts.Indicators.SelectMany(indicator => indicator.Values.Prepend(indicator.Field)),
            .. facts.SearchTerms.Where(term => term.Macros.IsEmpty).Select(term => term.Text),
            .. facts.FieldsProduced,
            .. facts.Stages.SelectMany(stage => stage.Writes),
        ];
        foreach (string word in words.Select(word => word.ToLowerInvariant()))
        {
            if (text.Length < MostText && word.Length > 0 && seen.Add(word))
                text.Append(word, 0, Math.Min(word.Length, LongestWord)).Append(' ');
        }

        return text.ToString();
    }

    private static void Texts(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
