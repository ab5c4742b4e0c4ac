using System.Text.Json.Nodes;
using SplCompiler.Fuzz.Generation;

namespace SplCompiler.Fuzz.Checking;

/// <summary>Makes a rule on which engines disagree small: leaves out commands, events and fields as long as they still disagree.</summary>
public static class Shrinker
{
    public static Disagreement Shrink(Disagreement first)
    {
        Disagreement smallest = first;
        while (Smaller(smallest.Rule) is { Count: > 0 } candidates)
        {
            // A rule that fails in another way is another finding.
            Disagreement? next = RuleChecker.Check(candidates).Disagreements
                .Where(found => IsAlike(found, first)).OrderBy(found => found.Rule.ToString().Length).FirstOrDefault();
            if (next is null)
                break;
            smallest = next;
        }

        return smallest;
    }

    private static bool IsAlike(Disagreement found, Disagreement first) =>
        (found.Engine is "oracle" or "compiler" or "printed") == (first.Engine is "oracle" or "compiler" or "printed")
        && found.Message.StartsWith("oracle:", StringComparison.Ordinal) == first.Message.StartsWith("oracle:", StringComparison.Ordinal);

    private static List<RandomRule> Smaller(RandomRule rule)
    {
        var all = new List<RandomRule>();
        for (int i = 1; i < rule.Stages.Length; i++)
            all.Add(rule with { Stages = rule.Stages.RemoveAt(i) });
        if (!rule.Stages[0].StartsWith('|') && rule.Stages[0] != "search *")
            all.Add(rule with { Stages = rule.Stages.SetItem(0, "search *") });
        for (int i = 0; i < rule.Stages.Length; i++)
        {
            foreach (string shorter in Shorter(rule.Stages[i]))
                all.Add(rule with { Stages = rule.Stages.SetItem(i, shorter) });
        }

        for (int i = 0; i < rule.Events.Length; i++)
            all.Add(rule with { Events = rule.Events.RemoveAt(i) });
        if (rule.Events.Length <= 3)
            all.AddRange(rule.Events.SelectMany((json, i) => WithoutAField(json).Select(fewer => rule with { Events = rule.Events.SetItem(i, fewer) })));
        return [.. all.Select((smaller, i) => smaller with { Number = i })];
    }

    /// <summary>The same command without one part of its list.</summary>
    private static IEnumerable<string> Shorter(string stage)
    {
        string[] parts = stage.Split(", ");
        for (int i = 1; i < parts.Length; i++)
            yield return string.Join(", ", parts.Where((_, at) => at != i));
        int blank = stage.IndexOf(' ', StringComparison.Ordinal);
        if (parts.Length > 1 && blank > 0)
            yield return $"{stage[..blank]} {string.Join(", ", parts[1..])}";
    }

    private static IEnumerable<string> WithoutAField(string json)
    {
        JsonObject fields = JsonNode.Parse(json)!.AsObject();
        foreach (string name in fields.Select(field => field.Key).ToArray())
        {
            JsonObject fewer = fields.DeepClone().AsObject();
            fewer.Remove(name);
            yield return fewer.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        }
    }
}
