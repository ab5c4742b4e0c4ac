using System.Collections.Immutable;
using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>A data model: data sets in a tree, each a choice of events and their fields.</summary>
/// <remarks>Source: Knowledge Manager Manual, "About data models".</remarks>
/// <param name="Name">Such as <c>Endpoint</c>.</param>
/// <param name="DataSets">Parents before their children.</param>
/// <param name="DefinedAt">The file.</param>
public sealed record DataModel(string Name, ImmutableArray<DataSet> DataSets, string DefinedAt)
{
    public IEnumerable<DataSet> Roots => DataSets.Where(set => set.Parent is null);

    /// <summary>The data set of this name.</summary>
    public DataSet? Find(string name) => DataSets.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.Ordinal));

    /// <summary>The data set and those above it, from the root.</summary>
    public ImmutableArray<DataSet> Lineage(DataSet set) => set.Parent is { } parent && Find(parent) is { } above ? [.. Lineage(above), set] : [set];

    /// <summary>The data sets below one, at any depth.</summary>
    public IEnumerable<DataSet> Below(DataSet set) => DataSets.Where(other => other != set && Lineage(other).Contains(set));

    /// <summary>The full name of a data set: <c>All_Changes.Instance_Changes</c>. Its fields have it in front of their names.</summary>
    public string Path(DataSet set) => string.Join('.', Lineage(set).Select(part => part.Name));
}

/// <summary>A data set.</summary>
/// <param name="Name">Such as <c>Processes</c>.</param>
/// <param name="Parent">The data set that it narrows, or null for a root.</param>
/// <param name="Constraints">Search expressions that its events match, besides those of its parents.</param>
/// <param name="Fields">Its own fields.</param>
/// <param name="Calculations">Eval expressions that replace its fields, in order.</param>
public sealed record DataSet(
    string Name, string? Parent, ImmutableArray<RuleText> Constraints, ImmutableArray<string> Fields, ImmutableArray<(string Field, RuleText Expression)> Calculations);
