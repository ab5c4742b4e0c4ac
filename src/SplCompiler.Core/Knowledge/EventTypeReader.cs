using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Knowledge;

/// <summary>Reads eventtypes.conf and tags.conf.</summary>
internal static class EventTypeReader
{
    public static ImmutableArray<EventType> EventTypes(ImmutableArray<ConfStanza> stanzas, ICollection<Diagnostic> diagnostics)
    {
        var read = ImmutableArray.CreateBuilder<EventType>();
        foreach (ConfStanza stanza in stanzas)
        {
            if (stanza["disabled"]?.Value.Text.ToLowerInvariant() is "1" or "true" or "t")
                continue;
            if (stanza["search"] is { } search)
                read.Add(new EventType(stanza.Name, search.Value, stanza.DefinedAt));
            else
                diagnostics.Add(Incomplete(stanza, "an event type needs a `search`"));
        }

        return read.ToImmutable();
    }

    public static ImmutableArray<EventTag> Tags(ImmutableArray<ConfStanza> stanzas, ICollection<Diagnostic> diagnostics)
    {
        var read = ImmutableArray.CreateBuilder<EventTag>();
        foreach (ConfStanza stanza in stanzas)
        {
            int equal = stanza.Name.IndexOf('=', StringComparison.Ordinal);
            if (equal <= 0)
            {
                diagnostics.Add(Incomplete(stanza, "tags belong to `[field=value]`"));
                continue;
            }

            foreach (ConfSetting setting in stanza.Settings.Where(setting => setting.Value.Text.Trim().Equals("enabled", StringComparison.OrdinalIgnoreCase)))
                read.Add(new EventTag(setting.Key, stanza.Name[..equal].Trim(), Uri.UnescapeDataString(stanza.Name[(equal + 1)..].Trim())));
        }

        return read.ToImmutable();
    }

    private static Diagnostic Incomplete(ConfStanza stanza, string reason) => new(
        Descriptors.InvalidConf, $"`[{stanza.Name}]` is left out: {reason}",
        stanza.Settings.Length > 0 ? stanza.Settings[0].Value.Locate(default) : FileSpan.WholeFile(stanza.DefinedAt), reason);
}
