using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Knowledge;

namespace SplCompiler.Analysis;

/// <summary>What kind of object events of the Windows logs are about, by the tables that give their field <c>object_category</c>.</summary>
internal static class EventCategories
{
    private const string Sysmon = "Microsoft-Windows-Sysmon/Operational";

    private static readonly Lazy<Dictionary<(string Channel, int Id), string>> s_categories = new(Read);

    /// <summary>The category, empty when such an event has none; null for an event that no table has.</summary>
    public static string? Of(WindowsEvent known) => s_categories.Value.GetValueOrDefault((known.Channel, known.Id));

    private static Dictionary<(string Channel, int Id), string> Read()
    {
        var categories = new Dictionary<(string Channel, int Id), string>();
        foreach (ImmutableArray<string> row in Rows("sysmon_events.csv"))
            categories[(Sysmon, int.Parse(row[0], CultureInfo.InvariantCulture))] = row[3];
        foreach (ImmutableArray<string> row in Rows("windows_events.csv"))
            categories[(row[0], int.Parse(row[1], CultureInfo.InvariantCulture))] = row[4];
        return categories;
    }

    private static IEnumerable<ImmutableArray<string>> Rows(string table)
    {
        using Stream stream = LookupFile.Open(LookupFile.BuiltInFolder + table);
        using var reader = new StreamReader(stream);
        for (reader.ReadLine(); reader.ReadLine() is { Length: > 0 } line;)
            yield return LookupHeader.Cells(line);
    }
}
