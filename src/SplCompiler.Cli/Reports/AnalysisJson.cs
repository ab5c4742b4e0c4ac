using SplCompiler.Analysis;

namespace SplCompiler.Cli.Reports;

/// <summary>The facts of rules as JSON.</summary>
internal static class AnalysisJson
{
    /// <summary>The rules, and the indicators that rules of the pack share.</summary>
    public static string Of(IEnumerable<RuleFacts> rules, PackFacts pack) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("attack_version", AttackTable.Version);
        json.WriteStartArray("rules");
        foreach (RuleFacts rule in rules)
            FactsJson.Write(json, rule, pack);
        json.WriteEndArray();
        json.WritePropertyName("shared_indicators");
        FactsJson.WriteShared(json, pack);
        json.WriteEndObject();
    });

    /// <summary>A layer of the ATT&amp;CK Navigator.</summary>
    public static string Layer(IReadOnlyCollection<RuleFacts> rules, LayerScore score) =>
        JsonText.Of(json => NavigatorLayer.Write(json, rules, $"{Counts.Of(rules.Count, "rule")}", score));
}
