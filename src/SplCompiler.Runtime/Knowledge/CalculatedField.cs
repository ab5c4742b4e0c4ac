using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>Computes a field from other fields of the event: an alias or a calculated field of props.conf.</summary>
/// <remarks>An alias reads <see cref="EventView.Extracted"/>, a calculated field <see cref="EventView.Aliased"/>. Missing means: this definition gives nothing.</remarks>
public delegate FieldValues FieldFormula(in EventView e);

/// <summary>One formula of a stanza: the field it writes and how.</summary>
/// <param name="Field">The name of the field that is written.</param>
/// <param name="Formula">Computes it.</param>
/// <param name="IsAlias">True for FIELDALIAS-, which acts before all EVAL- of any stanza.</param>
/// <param name="KeepsExisting">True for an alias with ASNEW and a lookup with OUTPUTNEW: a field of that name that is there wins.</param>
public sealed record FieldDefinition(string Field, FieldFormula Formula, bool IsAlias, bool KeepsExisting)
{
    /// <summary>True for a LOOKUP-, which acts behind all calculated fields.</summary>
    public bool IsLookup { get; init; }
}

/// <summary>The field knowledge of one props.conf stanza, compiled: which events it is for and what it defines.</summary>
public abstract class KnowledgeStanza
{
    /// <summary>The stanza as written: <c>XmlWinEventLog</c>, <c>source::XmlWinEventLog:Security</c>, <c>host::web*</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The fields that the formulas read.</summary>
    public abstract FieldSet Fields { get; }

    /// <summary>Takes the slots of the pack, then gives the definitions that a rule of the pack needs.</summary>
    public abstract ImmutableArray<FieldDefinition> Bind(SlotMap slots);

    /// <summary>Fields found in text, the strongest first. Their names, and those that they read, are among <see cref="Fields"/>.</summary>
    public virtual ImmutableArray<FieldExtraction> Extractions => [];

    /// <summary>Fields whose names are only known when the text is seen.</summary>
    public virtual ImmutableArray<NamedExtraction> NamedExtractions => [];

    /// <summary>How fields are found that no extraction names; null when the stanza does not say.</summary>
    public virtual KeyValueMode? Mode => null;

    /// <summary>How the time of an event is found; null when the stanza does not say.</summary>
    public virtual TimeSettings? Time => null;

    /// <summary>What the formulas may know of the run.</summary>
    public RunContext Run { get; set; } = RunContext.Default;
}
