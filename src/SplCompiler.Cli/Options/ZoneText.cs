using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Options;

/// <summary>Names of time zones.</summary>
internal static class ZoneText
{
    public static TimeZoneInfo? Find(string name)
    {
        // The instance that run-time code compares with, so that UTC stays the fast case.
        if (name.Equals("UTC", StringComparison.OrdinalIgnoreCase) || name is "Etc/UTC" or "Z")
            return TimeZoneInfo.Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : null;
    }

    /// <summary>"Did you mean" for a name that is no zone.</summary>
    public static string Help(string name) =>
        Suggestions.Nearest(name, TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)) is { } near
            ? $"did you mean `{near}`?"
            : "time zones have names such as Europe/Berlin or America/New_York";
}
