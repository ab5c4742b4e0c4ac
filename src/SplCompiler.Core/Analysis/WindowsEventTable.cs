using System.Collections.Immutable;
using System.Globalization;

namespace SplCompiler.Analysis;

/// <summary>The kinds of Windows events that the compiler knows by title.</summary>
public static class WindowsEventTable
{
    private static readonly Lazy<ImmutableArray<WindowsEvent>> s_all = new(Read);
    private static readonly Lazy<ILookup<int, WindowsEvent>> s_byId = new(() => s_all.Value.ToLookup(known => known.Id));
    private static readonly Lazy<ImmutableArray<WindowsEvent>> s_channels = new(() => [.. s_all.Value.Where(known => known.Id > 0).GroupBy(known => known.Channel).Select(Principal)]);

    public static ImmutableArray<WindowsEvent> All => s_all.Value;

    /// <summary>The events of this number, of any log.</summary>
    public static IEnumerable<WindowsEvent> Find(int id) => s_byId.Value[id];

    /// <summary>One event of each log, of the provider that writes most of it.</summary>
    internal static ImmutableArray<WindowsEvent> Channels => s_channels.Value;

    private static WindowsEvent Principal(IGrouping<string, WindowsEvent> channel) => channel.GroupBy(known => known.Provider).MaxBy(provider => provider.Count())!.First();

    private static ImmutableArray<WindowsEvent> Read()
    {
        var events = ImmutableArray.CreateBuilder<WindowsEvent>();
        (string channel, string provider) = ("", "");
        foreach (string[] line in EmbeddedTable.Lines("events.tsv"))
        {
            if (line[0].StartsWith('['))
                (channel, provider) = (line[0][1..], line[1].TrimEnd(']'));
            else
                events.Add(new WindowsEvent(channel, provider, int.Parse(line[0], CultureInfo.InvariantCulture), line[1]));
        }

        return events.ToImmutable();
    }
}
