using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>A technique that a rule says it covers.</summary>
/// <param name="Id">As the rule writes it.</param>
/// <param name="Technique">What the table knows of it; null for an unknown id.</param>
/// <param name="Tactics">The tactics of the technique; of several those that the rule names, where it names any.</param>
public sealed record AttackUse(string Id, AttackTechnique? Technique, ImmutableArray<AttackTactic> Tactics)
{
    /// <summary>The techniques of a rule, each once, in its order.</summary>
    internal static ImmutableArray<AttackUse> Of(Rules.RuleFile rule)
    {
        // Armory rules name the tactics beside the ids: `execution:system services:service execution`.
        string[] named = [.. rule.Metadata.GetValueOrDefault("techniques", []).Select(text => text.Split(':')[0].Trim())];
        return [.. rule.TechniqueIds.Select(id => id.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Select(id => Use(id, named))];
    }

    private static AttackUse Use(string id, string[] named)
    {
        AttackTechnique? technique = AttackTable.Find(id);
        ImmutableArray<AttackTactic> all = technique?.Tactics ?? [];
        ImmutableArray<AttackTactic> meant = [.. all.Where(tactic => named.Contains(tactic.ShortName))];
        return new AttackUse(technique?.Id ?? id, technique, meant.IsEmpty ? all : meant);
    }
}
