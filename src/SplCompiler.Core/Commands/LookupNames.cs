using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>Resolves the names of lookups and of their columns.</summary>
internal static class LookupNames
{
    private const string AppHelp = "give the app or checkout that has it with --app DIR";

    /// <summary>How a lookup of the domain name system gets its data.</summary>
    private static string NamesHelp(string name) => $"put `{name}.csv` with the columns clienthost and clientip into the `lookups` of an app, or let the run ask the system's resolver with --allow-network";

    /// <summary>
    /// The lookup of this name. One that nobody declares, and one whose table is in no app, is reported and null; one without
    /// data, which a script or another app would answer, is a warning.
    /// </summary>
    public static LookupDefinition? Lookup(this Binder binder, string name, SourceSpan span)
    {
        LookupDefinition? lookup = binder.Knowledge.FindLookup(name);
        if (lookup is null)
        {
            string? near = Suggestions.Nearest(name, binder.Knowledge.LookupNames);
            binder.Report(Descriptors.UnknownLookup, span, $"no app has a lookup `{name}`", "unknown lookup", near is null ? AppHelp : $"a lookup with a similar name exists: `{near}`; else {AppHelp}");
        }
        else if (lookup.LacksFile)
        {
            binder.Report(Descriptors.UnknownLookup, span, $"the table `{lookup.FileName}` of the lookup `{name}` is in no app (defined at {lookup.DefinedAt})", "no table", AppHelp);
            return null;
        }
        else if (!lookup.HasData)
        {
            binder.Report(Descriptors.LookupWithoutData, span, $"the lookup `{name}` has no data here, so it matches nothing", $"no data for {name}",
                lookup.AsksNames ? NamesHelp(name) : null);
        }

        return lookup;
    }

    /// <summary>Warns of a column that the table lacks.</summary>
    public static void CheckColumn(this Binder binder, LookupDefinition lookup, FieldSyntax column)
    {
        if (lookup.Columns.IsEmpty || lookup.Columns.Contains(column.Name) || column.Name.StartsWith('_'))
            return;
        string? near = Suggestions.Nearest(column.Name, lookup.Columns);
        binder.Report(
            Descriptors.UnknownField, column.Span, $"the lookup `{lookup.Name}` has no column `{column.Name}`", "always null",
            near is null ? $"it has {string.Join(", ", lookup.Columns.Take(12))}" : $"a column with a similar name exists: `{near}`");
    }
}
