using System.Text.Json;

namespace SplCompiler.Analysis;

/// <summary>Writes a layer of the ATT&amp;CK Navigator: how rules cover each technique.</summary>
/// <remarks>Source: ATT&amp;CK Navigator layer file format, version 4.5: <c>showSubtechniques</c> is only valid under a technique with sub-techniques.</remarks>
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
        foreach (Cell cell in WithParents(cells))
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

    private sealed record Cell(AttackTechnique Technique, AttackTactic Tactic, string[] Titles, double? Score)
    {
        /// <summary>True when its sub-techniques are shown.</summary>
        public bool IsOpen { get; init; }
    }

    private static IEnumerable<Cell> Cells(IEnumerable<RuleFacts> rules, LayerScore score) =>
        from rule in rules
        from use in rule.Attack
        where use.Technique is { ReplacedBy: null }
        from tactic in use.Tactics
        group rule by (use.Technique, tactic) into cell
        select new Cell(cell.Key.Technique, cell.Key.tactic, [.. cell.Select(rule => rule.Compilation.Rule.Title ?? rule.Compilation.Rule.Path)], Sum(cell, score));

    /// <summary>The Navigator shows scored sub-techniques when their technique says so, which takes an entry of it, scored or not.</summary>
    private static IEnumerable<Cell> WithParents(IReadOnlyCollection<Cell> cells)
    {
        var open = cells.Where(cell => cell.Technique.ParentId is not null).Select(cell => (Id: cell.Technique.ParentId!, cell.Tactic)).ToHashSet();
        var own = cells.Select(cell => (cell.Technique.Id, cell.Tactic)).ToHashSet();
        return cells
            .Concat(open.Except(own).Select(parent => new Cell(AttackTable.Find(parent.Id)!, parent.Tactic, [], null)))
            .Select(cell => cell with { IsOpen = open.Contains((cell.Technique.Id, cell.Tactic)) })
            .OrderBy(cell => cell.Technique.Id, StringComparer.Ordinal)
            .ThenBy(cell => AttackTable.Tactics.IndexOf(cell.Tactic));
    }

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
        if (cell.Titles.Length > 0)
            json.WriteString("comment", Comment(cell.Titles));
        json.WriteBoolean("enabled", true);
        json.WriteBoolean("showSubtechniques", cell.IsOpen);
        json.WriteEndObject();
    }

    private static string Comment(string[] all)
    {
        string titles = string.Join("; ", all.Take(MostTitles));
        return all.Length > MostTitles ? titles + "; …" : titles;
    }
}
