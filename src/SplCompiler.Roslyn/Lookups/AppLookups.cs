using System.Collections.Concurrent;
using SplCompiler.Knowledge;
using SplCompiler.Runtime;

namespace SplCompiler.Roslyn.Lookups;

/// <summary>The tables of apps, each read when a rule first asks for it and shared by all rules and workers.</summary>
/// <param name="knowledge">The lookups, asked for when a rule wants one.</param>
/// <param name="read">Reads a table; it throws <see cref="InvalidDataException"/> for what is none.</param>
/// <param name="onProblem">Told of a table that cannot be read and of rows that do not fit; from any thread.</param>
/// <param name="names">What answers lookups of the domain name system that may ask the network; null for nobody.</param>
public sealed class AppLookups(Func<KnowledgeBase> knowledge, Func<Stream, LookupRules, Action<string>, ILookupTable> read, Action<string> onProblem, INameResolver? names = null) : ILookupTables
{
    private const int MaxRaggedRows = 5;

    private readonly ConcurrentDictionary<string, Lazy<ILookupTable?>> _tables = new(StringComparer.Ordinal);

    public ILookupTable? Find(string name) => _tables.GetOrAdd(name, _ => new Lazy<ILookupTable?>(() => Load(name))).Value;

    /// <summary>How the lookup compares keys with cells.</summary>
    public static LookupRules RulesOf(LookupDefinition? lookup)
    {
        LookupRules rules = LookupRules.Exact;
        return lookup is null ? rules : rules with
        {
            IgnoresCase = !lookup.IsCaseSensitive,
            Wildcards = lookup.Wildcards,
            Blocks = lookup.Blocks,
            Default = lookup.Default,
            MinMatches = lookup.MinMatches ?? rules.MinMatches,
            MaxMatches = lookup.MaxMatches ?? (lookup.TimeColumn is null ? rules.MaxMatches : 1),
            TimeColumn = lookup.TimeColumn,
            TimeFormat = lookup.TimeFormat ?? rules.TimeFormat,
            MinOffset = lookup.MinOffset ?? rules.MinOffset,
            MaxOffset = lookup.MaxOffset ?? rules.MaxOffset,
        };
    }

    private ILookupTable? Load(string name)
    {
        if (knowledge().FindLookup(name) is not { } lookup)
            return null;
        if (lookup is { IsComputed: true, Path: null })
            return ShannonTable.Instance;
        if (lookup.IsAsked && names is not null)
            return new NameTable(names);
        if (lookup.Path is not { } path)
            return null;
        try
        {
            int ragged = 0;
            using Stream stream = LookupFile.Open(path);
            ILookupTable table = read(stream, RulesOf(lookup), problem =>
            {
                if (ragged++ < MaxRaggedRows)
                    onProblem($"{path}: {problem}");
            });
            if (ragged > MaxRaggedRows)
                onProblem($"{path}: {ragged - MaxRaggedRows} more rows do not fit the columns");
            return table;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            onProblem($"{path} cannot be read, so the lookup `{name}` matches nothing: {exception.Message}");
        }

        return null;
    }
}
