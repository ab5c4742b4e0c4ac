using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>The definitions that apply to the events of one source, sourcetype and host, by slot, the strongest first.</summary>
/// <remarks>
/// A definition of a source stanza beats one of a host stanza beats one of a sourcetype stanza; within one kind an earlier
/// stanza (the user's app) beats a later one. Aliases all act, so a later one of a stanza overwrites an earlier one; of
/// calculated fields only the strongest of a name acts. Source: props.conf specification, "Considerations for stanza precedence".
/// </remarks>
internal sealed class KnowledgeProfile
{
    private readonly FieldDefinition[]?[] _aliases;
    private readonly FieldFormula?[] _calculated;

    public KnowledgeProfile(IEnumerable<BoundStanza> stanzas, SlotMap slots)
    {
        _aliases = new FieldDefinition[]?[slots.Count];
        _calculated = new FieldFormula?[slots.Count];
        var names = new List<int>();
        foreach (BoundStanza stanza in stanzas.OrderByDescending(stanza => stanza.Pattern.Scope))
        {
            foreach (FieldDefinition definition in stanza.Definitions.Reverse())
            {
                int slot = slots[definition.Field].Index;
                if (!names.Contains(slot))
                    names.Add(slot);
                if (definition.IsAlias)
                    _aliases[slot] = [.. _aliases[slot] ?? [], definition];
                else
                    _calculated[slot] ??= definition.Formula;
            }
        }

        Slots = [.. names];
    }

    /// <summary>The slots that any definition writes.</summary>
    public ImmutableArray<int> Slots { get; }

    public ReadOnlySpan<FieldDefinition> Aliases(int slot) => slot < _aliases.Length ? _aliases[slot] : null;

    public FieldFormula? Calculated(int slot) => slot < _calculated.Length ? _calculated[slot] : null;
}

/// <summary>A stanza of one worker with its definitions.</summary>
internal sealed record BoundStanza(StanzaPattern Pattern, ImmutableArray<FieldDefinition> Definitions);
