using System.Text.Json;

namespace SplCompiler.Analysis;

/// <summary>Writes a layer of the ATT&amp;CK Navigator: how rules cover each technique.</summary>
/// <remarks>Source: ATT&amp;CK Navigator layer file format, version 4.5.</remarks>
public static class NavigatorLayer
{
    private const int MostTitles = 50;

    /// <summary>One object. A technique is scored for each tactic that rules cover it for; unknown and revoked ids are left out.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="name">The name of the layer.</param>
    /// <param name="score">What the score of a technique is.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyCollection<RuleFacts> rules, string name, LayerScore score)
    {
        Cell[] cells = [.. Cells(rules, score)];
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteStartObject("versions");
        json.WriteString("attack", AttackTable.Version.Split('.')[0]);
        json.WriteString("navigator", "5.1.0");
        json.WriteString("layer", "4.5");
        json.WriteEndObject();
        json.WriteString("domain", "enterprise-attack");
        json.WriteString("description", score.Description);
        json.WriteNumber("sorting", 3);
        json.WriteBoolean("hideDisabled", false);
        json.WriteStartArray("techniques");
        foreach (Cell cell in cells)
            Write(json, cell);
        json.WriteEndArray();
        json.WriteStartObject("gradient");
        json.WriteStartArray("colors");
        json.WriteStringValue(score.Low);
        json.WriteStringValue(score.High);
        json.WriteEndArray();
        json.WriteNumber("minValue", 0);
        json.WriteNumber("maxValue", Math.Max(1, cells.Max(cell => cell.Score) ?? 1));
        json.WriteEndObject();
        json.WriteBoolean("showTacticRowBackground", false);
        json.WriteBoolean("selectTechniquesAcrossTactics", false);
        json.WriteBoolean("selectSubtechniquesWithParent", false);
        json.WriteEndObject();
    }

    private sealed record Cell(AttackTechnique Technique, AttackTactic Tactic, string[] Titles, double? Score);

    private static IEnumerable<Cell> Cells(IEnumerable<RuleFacts> rules, LayerScore score) =>
        from rule in rules
        from use in rule.Attack
        where use.Technique is { ReplacedBy: null }
        from tactic in use.Tactics
        group rule by (use.Technique, tactic) into cell
        orderby cell.Key.Technique.Id, AttackTable.Tactics.IndexOf(cell.Key.tactic)
        select new Cell(cell.Key.Technique, cell.Key.tactic, [.. cell.Select(rule => rule.Compilation.Rule.Title ?? rule.Compilation.Rule.Path)], Sum(cell, score));

    private static double? Sum(IEnumerable<RuleFacts> rules, LayerScore score)
    {
        double[] known = [.. rules.Select(score.Of).OfType<double>()];
        return known.Length == 0 ? null : Math.Round(known.Sum(), 3);
    }

    private static void Write(Utf8JsonWriter json, Cell cell)
    {
        json.WriteStartObject();
        json.WriteString("techniqueID", cell.Technique.Id);
        json.WriteString("tactic", cell.Tactic.ShortName);
        if (cell.Score is { } score)
            json.WriteNumber("score", score);
        string titles = string.Join("; ", cell.Titles.Take(MostTitles));
        json.WriteString("comment", cell.Titles.Length > MostTitles ? titles + "; …" : titles);
        json.WriteBoolean("enabled", true);
        json.WriteBoolean("showSubtechniques", cell.Technique.ParentId is not null);
        json.WriteEndObject();
    }
}
