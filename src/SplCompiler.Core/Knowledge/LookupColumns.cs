using SplCompiler.Diagnostics;

namespace SplCompiler.Knowledge;

/// <summary>Holds the columns that the definition of a lookup names against those of its table: a name that is not there matches nothing.</summary>
internal static class LookupColumns
{
    public static IEnumerable<Diagnostic> Check(IEnumerable<LookupDefinition> lookups) =>
        from lookup in lookups
        where lookup is { Path: not null, Columns.IsEmpty: false }
        from named in Named(lookup)
        where !lookup.Columns.Contains(named.Column, StringComparer.Ordinal)
        select new Diagnostic(
            Descriptors.InvalidConf, $"`{named.Setting}` of the lookup `{lookup.Name}` names `{named.Column}`, which is no column of `{lookup.FileName}`",
            FileSpan.WholeFile(lookup.DefinedAt), "no such column")
        {
            Help = [$"the table has {string.Join(", ", lookup.Columns.Take(12).Select(column => $"`{column}`"))}"],
        };

    /// <summary>True when the definition names columns, so that the head of the table must be read.</summary>
    public static bool HasNames(LookupDefinition lookup) => Named(lookup).Any();

    private static IEnumerable<(string Setting, string Column)> Named(LookupDefinition lookup) =>
    [
        .. lookup.Wildcards.Concat(lookup.Blocks).Select(column => ("match_type", column)),
        .. lookup.TimeColumn is { } time ? [("time_field", time)] : Array.Empty<(string, string)>(),
    ];
}
