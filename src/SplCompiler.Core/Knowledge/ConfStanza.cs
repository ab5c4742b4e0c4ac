using System.Collections.Immutable;

namespace SplCompiler.Knowledge;

/// <summary>A stanza of a .conf file: its name and its settings, each key once, in file order.</summary>
/// <param name="Name">The text between the brackets; <c>default</c> for settings above the first stanza.</param>
/// <param name="DefinedAt">File and line of the first header of this name.</param>
/// <param name="Settings">The settings that hold: of a key that is written twice, the later one.</param>
public sealed record ConfStanza(string Name, string DefinedAt, ImmutableArray<ConfSetting> Settings)
{
    /// <summary>The name of the stanza whose settings hold for all stanzas.</summary>
    public const string Default = "default";

    public ConfSetting? this[string key] => Settings.FirstOrDefault(setting => setting.Key == key);

    /// <summary>This stanza with the settings of a weaker one of the same name for the keys that it lacks.</summary>
    public ConfStanza Over(ConfStanza weaker)
    {
        var keys = Settings.Select(setting => setting.Key).ToHashSet(StringComparer.Ordinal);
        return this with { Settings = [.. Settings, .. weaker.Settings.Where(setting => !keys.Contains(setting.Key))] };
    }

    /// <summary>Lays stanzas of several files over each other, strongest first. Stanzas keep the order in which they first appear.</summary>
    public static ImmutableArray<ConfStanza> Layer(IEnumerable<IEnumerable<ConfStanza>> strongestFirst)
    {
        var order = new List<string>();
        var stanzas = new Dictionary<string, ConfStanza>(StringComparer.Ordinal);
        foreach (ConfStanza stanza in strongestFirst.SelectMany(layer => layer))
        {
            if (stanzas.TryGetValue(stanza.Name, out ConfStanza? stronger))
            {
                stanzas[stanza.Name] = stronger.Over(stanza);
            }
            else
            {
                stanzas.Add(stanza.Name, stanza);
                order.Add(stanza.Name);
            }
        }

        return [.. order.Select(name => stanzas[name])];
    }

    /// <summary>Gives every stanza the settings of <c>[default]</c> that it lacks, and takes that stanza away.</summary>
    public static ImmutableArray<ConfStanza> Inherit(ImmutableArray<ConfStanza> stanzas)
    {
        ConfStanza? common = stanzas.FirstOrDefault(stanza => stanza.Name == Default);
        return common is null
            ? stanzas
            : [.. stanzas.Where(stanza => stanza.Name != Default).Select(stanza => stanza.Over(common))];
    }
}
