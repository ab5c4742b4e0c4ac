using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Runtime;
using SplCompiler.Sources;

namespace SplCompiler.Cli.Building;

/// <summary>Reads the tables that become part of a pack, as a run reads them.</summary>
internal static class BuiltLookups
{
    /// <summary>The table of a lookup; null when it has no data.</summary>
    /// <exception cref="UsageException">The table cannot be read: a pack without it would be quietly wrong.</exception>
    public static PackTable? Read(string name, KnowledgeBase knowledge)
    {
        if (knowledge.FindLookup(name) is not { } lookup)
            return null;
        if (lookup is { IsComputed: true, Path: null })
            return new PackTable(lookup, [], []);
        if (lookup.Path is not { } path)
            return null;
        try
        {
            using Stream stream = LookupFile.Open(path);
            LookupTable table = CsvTables.Read(stream, LookupRules.Exact, _ => { });
            return new PackTable(lookup, [.. table.Columns], [.. table.Rows.Select(row => Cells(table, row))]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new UsageException($"the table `{path}` of the lookup `{name}` cannot be read: {error.Message}");
        }
    }

    private static ImmutableArray<string> Cells(LookupTable table, OpenFields row) => [.. table.Columns.Select(column => row[column].Text ?? "")];
}
