using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>Abbreviations of time zones, for <c>%Z</c>.</summary>
internal static class ZoneNames
{
    // .NET knows no abbreviations; these are the zones that logs name.
    private static readonly Dictionary<string, int> s_offsets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTC"] = 0, ["GMT"] = 0, ["Z"] = 0, ["WET"] = 0, ["WEST"] = 60, ["BST"] = 60, ["CET"] = 60, ["CEST"] = 120, ["EET"] = 120, ["EEST"] = 180, ["MSK"] = 180,
        ["EST"] = -300, ["EDT"] = -240, ["CST"] = -360, ["CDT"] = -300, ["MST"] = -420, ["MDT"] = -360, ["PST"] = -480, ["PDT"] = -420,
        ["AKST"] = -540, ["AKDT"] = -480, ["HST"] = -600, ["IST"] = 330, ["JST"] = 540, ["KST"] = 540, ["AEST"] = 600, ["AEDT"] = 660, ["NZST"] = 720, ["NZDT"] = 780,
    };

    private static readonly Dictionary<string, (string Standard, string Daylight)> s_zones = new(StringComparer.Ordinal)
    {
        ["America/New_York"] = ("EST", "EDT"), ["America/Chicago"] = ("CST", "CDT"), ["America/Denver"] = ("MST", "MDT"), ["America/Los_Angeles"] = ("PST", "PDT"),
        ["America/Anchorage"] = ("AKST", "AKDT"), ["Pacific/Honolulu"] = ("HST", "HST"), ["Europe/London"] = ("GMT", "BST"), ["Europe/Lisbon"] = ("WET", "WEST"),
        ["Europe/Berlin"] = ("CET", "CEST"), ["Europe/Paris"] = ("CET", "CEST"), ["Europe/Madrid"] = ("CET", "CEST"), ["Europe/Rome"] = ("CET", "CEST"),
        ["Europe/Helsinki"] = ("EET", "EEST"), ["Europe/Moscow"] = ("MSK", "MSK"), ["Asia/Kolkata"] = ("IST", "IST"), ["Asia/Tokyo"] = ("JST", "JST"),
        ["Asia/Seoul"] = ("KST", "KST"), ["Australia/Sydney"] = ("AEST", "AEDT"), ["Pacific/Auckland"] = ("NZST", "NZDT"),
    };

    /// <summary>The usual abbreviation, else the offset as <c>+0545</c>, as the zone database does.</summary>
    public static string Abbreviation(TimeZoneInfo zone, DateTime local, TimeSpan offset)
    {
        if (zone.Id is "UTC" or "Etc/UTC")
            return "UTC";
        if (s_zones.TryGetValue(zone.Id, out (string Standard, string Daylight) names))
            return offset != zone.BaseUtcOffset || (zone.SupportsDaylightSavingTime && zone.IsDaylightSavingTime(local)) ? names.Daylight : names.Standard;
        return (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
    }

    /// <summary>The offset in minutes of an abbreviation that logs use, or null.</summary>
    public static int? Offset(string abbreviation) => s_offsets.TryGetValue(abbreviation, out int minutes) ? minutes : null;
}
