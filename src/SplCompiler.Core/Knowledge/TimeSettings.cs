using SplCompiler.Diagnostics;

namespace SplCompiler.Knowledge;

/// <summary>Settings that tell an indexer how to read the time of an event. Here it is recognised; that they do nothing is said once a file.</summary>
internal static class TimeSettings
{
    private static readonly string[] s_keys = ["TIME_PREFIX", "TIME_FORMAT", "TZ"];

    public static IEnumerable<Diagnostic> NotApplied(IEnumerable<PropsStanza> props) => props
        .SelectMany(stanza => stanza.Settings.Where(setting => s_keys.Contains(setting.Key, StringComparer.Ordinal)).Select(setting => (Stanza: stanza, Setting: setting)))
        .GroupBy(found => found.Setting.Value.Locate(default).Path, StringComparer.Ordinal)
        .Select(file => (First: file.First(), More: file.Count() - 1))
        .Select(file => new Diagnostic(
            Descriptors.InvalidConf,
            $"`{file.First.Setting.Key}` of `[{file.First.Stanza.Name}]`{(file.More > 0 ? $" and {file.More} more settings of this kind are" : " is")} not applied",
            file.First.Setting.Value.Locate(default), "the time of an event is recognised from its text")
        {
            Help = ["where that finds another time, give the events `_time`; a time without a zone is UTC"],
        });
}
