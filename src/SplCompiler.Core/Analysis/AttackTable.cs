using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>The tactics and techniques of ATT&amp;CK for Enterprise that the compiler knows by name.</summary>
public static class AttackTable
{
    private static readonly Lazy<ImmutableArray<AttackTechnique>> s_all = new(Read);
    private static readonly Lazy<FrozenDictionary<string, AttackTechnique>> s_byId = new(() => s_all.Value.ToFrozenDictionary(technique => technique.Id, StringComparer.OrdinalIgnoreCase));

    /// <summary>The version of ATT&amp;CK that names and tactics are from.</summary>
    public const string Version = "16.1";

    /// <summary>In the order of the matrix.</summary>
    public static ImmutableArray<AttackTactic> Tactics { get; } =
    [
        new("TA0043", "reconnaissance", "Reconnaissance"),
        new("TA0042", "resource-development", "Resource Development"),
        new("TA0001", "initial-access", "Initial Access"),
        new("TA0002", "execution", "Execution"),
        new("TA0003", "persistence", "Persistence"),
        new("TA0004", "privilege-escalation", "Privilege Escalation"),
        new("TA0005", "defense-evasion", "Defense Evasion"),
        new("TA0006", "credential-access", "Credential Access"),
        new("TA0007", "discovery", "Discovery"),
        new("TA0008", "lateral-movement", "Lateral Movement"),
        new("TA0009", "collection", "Collection"),
        new("TA0011", "command-and-control", "Command and Control"),
        new("TA0010", "exfiltration", "Exfiltration"),
        new("TA0040", "impact", "Impact"),
    ];

    /// <summary>Every technique, by id; those that were revoked behind the others.</summary>
    public static ImmutableArray<AttackTechnique> Techniques => s_all.Value;

    /// <summary>The technique of an id, case ignored; null when the table does not have it.</summary>
    public static AttackTechnique? Find(string id) => s_byId.Value.GetValueOrDefault(id);

    private static ImmutableArray<AttackTechnique> Read()
    {
        var techniques = ImmutableArray.CreateBuilder<AttackTechnique>();
        ImmutableArray<AttackTactic> parent = [];
        foreach (string[] line in EmbeddedTable.Lines("attack.tsv"))
        {
            ImmutableArray<AttackTactic> tactics = line[1].Length == 0 ? parent : InOrder(line[1].Split(','));
            techniques.Add(new AttackTechnique(line[0], line[2], tactics, line.Length > 3 ? line[3] : null));
            if (!line[0].Contains('.', StringComparison.Ordinal))
                parent = tactics;
        }

        return techniques.ToImmutable();
    }

    private static ImmutableArray<AttackTactic> InOrder(string[] names) => [.. Tactics.Where(tactic => names.Contains(tactic.ShortName))];
}
