using System.Text.Json;
using SplCompiler.Diagnostics;

namespace SplCompiler.Analysis;

/// <summary>Writes facts as JSON.</summary>
public static class FactsJson
{
    /// <summary>One object: the facts of a rule, and what it shares with the pack.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="pack">The pack that it is of.</param>
    /// <param name="more">Writes members that only the caller knows.</param>
    public static void Write(Utf8JsonWriter json, RuleFacts rule, PackFacts pack, Action<Utf8JsonWriter>? more = null)
    {
        Rules.RuleFile file = rule.Compilation.Rule;
        json.WriteStartObject();
        json.WriteString("rule", file.Path);
        if (file.Stanza is not null)
            json.WriteString("stanza", file.Stanza);
        json.WriteString("id", file.Id);
        json.WriteString("title", file.Title);
        json.WriteString("status", rule.Compilation.HasErrors ? "error" : "ok");
        Each(json, "attack", rule.Attack, use => Write(json, use));
        Texts(json, "data_sources", rule.DataSources);
        Texts(json, "data_sets", rule.DataSets);
        Each(json, "events", rule.Events, known => Write(json, known));
        Each(json, "stages", rule.Stages, stage => Write(json, stage, rule));
        Each(json, "predicates", rule.Predicates, predicate => Write(json, predicate));
        Each(json, "search_terms", rule.SearchTerms, term => Write(json, term));
        Each(json, "indicators", rule.Indicators, indicator => Write(json, indicator, "others", [.. pack.Others(rule, indicator)]));
        json.WriteStartObject("fields");
        Texts(json, "read", rule.FieldsRead);
        json.WriteBoolean("reads_open", rule.ReadsOpenFields);
        Texts(json, "produced", rule.FieldsProduced);
        json.WriteBoolean("produces_open", rule.ProducesOpenFields);
        json.WriteEndObject();
        Each(json, "similar", pack.Similar(rule), similar =>
        {
            json.WriteStartObject();
            json.WriteString("rule", PathOf(similar.Rule));
            json.WriteNumber("likeness", Math.Round(similar.Likeness, 3));
            json.WriteNumber("shared", similar.Shared);
            json.WriteEndObject();
        });
        Texts(json, "duplicates", pack.Duplicates(rule).Select(PathOf));
        Texts(json, "wider", pack.WiderThan(rule).Select(PathOf));
        Texts(json, "narrower", pack.NarrowerThan(rule).Select(PathOf));
        more?.Invoke(json);
        json.WriteEndObject();
    }

    /// <summary>The indicators that more than one rule looks for, most shared first.</summary>
    public static void WriteShared(Utf8JsonWriter json, PackFacts pack)
    {
        json.WriteStartArray();
        foreach (SharedIndicator shared in pack.Indicators.TakeWhile(shared => shared.Rules.Length > 1))
            Write(json, shared.Indicator, "count", shared.Rules);
        json.WriteEndArray();
    }

    private static string PathOf(RuleFacts rule) =>
        rule.Compilation.Rule.Stanza is { } stanza ? $"{rule.Compilation.Rule.Path}:{stanza}" : rule.Compilation.Rule.Path;

    private static void Write(Utf8JsonWriter json, AttackUse use)
    {
        json.WriteStartObject();
        json.WriteString("id", use.Id);
        json.WriteString("name", use.Technique?.FullName);
        Texts(json, "tactics", use.Tactics.Select(tactic => tactic.ShortName));
        json.WriteString("status", use.Technique is null ? "unknown" : use.Technique.ReplacedBy is null ? "ok" : "revoked");
        if (use.Technique?.ReplacedBy is { } successor)
            json.WriteString("replaced_by", successor);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, WindowsEvent known)
    {
        json.WriteStartObject();
        json.WriteString("provider", known.Provider);
        json.WriteString("channel", known.Channel);
        json.WriteNumber("event", known.Id);
        json.WriteString("title", known.Title.Length == 0 ? null : known.Title);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StageFacts stage, RuleFacts rule)
    {
        json.WriteStartObject();
        json.WriteString("number", stage.Number);
        json.WriteString("command", stage.Command);
        json.WriteString("text", stage.Text);
        if (stage.Expanded != stage.Text)
            json.WriteString("expanded", stage.Expanded);
        Place(json, stage.Place);
        Texts(json, "reads", stage.Reads);
        Texts(json, "writes", stage.Writes);
        if (stage.Condition is not null)
        {
            json.WritePropertyName("condition");
            Write(json, stage.Condition, rule);
        }

        json.WriteEndObject();
    }

    /// <summary>Groups by their operator; leaves are places in the arrays of predicates and search terms, from 0.</summary>
    private static void Write(Utf8JsonWriter json, ConditionNode node, RuleFacts rule)
    {
        json.WriteStartObject();
        switch (node)
        {
            case ConditionGroup group:
                Each(json, group.Operator.ToString().ToLowerInvariant(), group.Parts, part => Write(json, part, rule));
                break;
            case ConditionNot not:
                json.WritePropertyName("not");
                Write(json, not.Part, rule);
                break;
            case ConditionPredicate leaf:
                json.WriteNumber("predicate", IndexOf(rule.Predicates, leaf.Predicate));
                break;
            case ConditionTerm leaf:
                json.WriteNumber("search_term", IndexOf(rule.SearchTerms, leaf.Term));
                break;
            default:
                json.WriteString("text", ((ConditionText)node).Text);
                break;
        }

        json.WriteEndObject();
    }

    private static int IndexOf<T>(IReadOnlyList<T> list, T item)
        where T : class
    {
        int index = 0;
        while (!ReferenceEquals(list[index], item))
            index++;
        return index;
    }

    private static void Write(Utf8JsonWriter json, Predicate predicate)
    {
        json.WriteStartObject();
        json.WriteString("stage", predicate.Stage);
        json.WriteString("field", predicate.Field);
        if (predicate.Origin != predicate.Field)
            json.WriteString("origin", predicate.Origin);
        json.WriteBoolean("computed", predicate.IsComputed);
        json.WriteString("kind", predicate.KindName);
        json.WriteString("operator", predicate.Operator);
        Texts(json, "values", predicate.Values);
        json.WriteBoolean("literal", predicate.IsLiteral);
        json.WriteBoolean("negated", predicate.IsNegated);
        json.WriteString("use", predicate.Use.ToString().ToLowerInvariant());
        Texts(json, "macros", predicate.Macros);
        Place(json, predicate.Place);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SearchTermUse term)
    {
        json.WriteStartObject();
        json.WriteString("stage", term.Stage);
        json.WriteString("kind", term.Kind.ToString().ToLowerInvariant());
        json.WriteString("text", term.Text);
        json.WriteBoolean("negated", term.IsNegated);
        Texts(json, "macros", term.Macros);
        Place(json, term.Place);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Indicator indicator, string count, IReadOnlyCollection<RuleFacts> rules)
    {
        json.WriteStartObject();
        json.WriteString("field", indicator.Field);
        json.WriteString("kind", indicator.KindName);
        Texts(json, "values", indicator.Values);
        json.WriteNumber(count, rules.Count);
        Texts(json, "rules", rules.Select(PathOf));
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, FileSpan place)
    {
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
        json.WriteNumber("endLine", place.EndLine);
        json.WriteNumber("endColumn", place.EndColumn);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts) => Each(json, name, texts, json.WriteStringValue);

    private static void Each<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
            write(item);
        json.WriteEndArray();
    }
}
