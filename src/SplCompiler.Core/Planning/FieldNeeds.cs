using System.Collections.Immutable;

namespace SplCompiler.Planning;

/// <summary>Which fields of a stage's input the rest of the rule reads.</summary>
/// <param name="Names">Exact names.</param>
/// <param name="Everything">True when a wildcard or an open end reads fields that are not named.</param>
public sealed record FieldNeeds(ImmutableHashSet<string> Names, bool Everything)
{
    public static FieldNeeds None { get; } = new(ImmutableHashSet.Create<string>(StringComparer.Ordinal), false);

    public static FieldNeeds All { get; } = new(ImmutableHashSet.Create<string>(StringComparer.Ordinal), true);

    /// <summary>Stands for the place of a row in the input; no field can have this name.</summary>
    public const string Ordinal = "\0ordinal";

    /// <summary>What any of them reads.</summary>
    public static FieldNeeds Of(IEnumerable<FieldNeeds> all)
    {
        FieldNeeds needs = None;
        foreach (FieldNeeds part in all)
            needs = new FieldNeeds(needs.Names.Union(part.Names), needs.Everything || part.Everything);
        return needs;
    }

    public bool Contains(string name) => Everything || Names.Contains(name);

    public FieldNeeds With(params IEnumerable<string> names) => this with { Names = Names.Union(names) };

    public FieldNeeds With(Expression expression) => (expression.ReadsEverything() ? this with { Everything = true } : this).With(expression.Fields());

    /// <summary>Needs of names that the stage itself makes end here.</summary>
    public FieldNeeds Without(params IEnumerable<string> names) => this with { Names = Names.Except(names) };
}
