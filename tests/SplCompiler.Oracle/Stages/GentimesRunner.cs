using System.Globalization;
using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>gentimes</c>: stretches of time, counted on the wall clock.</summary>
internal static class GentimesRunner
{
    private static readonly string[] s_forms = ["M/d", "M/d/yy", "M/d/yyyy", "M/d:H:m:s", "M/d/yy:H:m:s", "M/d/yyyy:H:m:s"];

    public static IEnumerable<OracleRow> Run(Gentimes.GentimesStage stage, OracleContext context)
    {
        DateTime now = TimeZoneInfo.ConvertTime(context.Now, context.Zone).DateTime;
        DateTime until = stage.End is null ? now.Date : Wall(stage.End, now);
        double seconds = int.Parse(stage.Increment[..^1], CultureInfo.InvariantCulture) * (stage.Increment[^1] switch { 's' => 1.0, 'm' => 60, 'h' => 3600, _ => 86_400 });
        DateTime at = Wall(stage.Start, now);
        while (at < until)
        {
            // Days are days of the wall clock, shorter stretches are of a fixed length.
            DateTime next = stage.Increment[^1] == 'd' ? at.AddSeconds(seconds) : TimeZoneInfo.ConvertTime(Instant(at, context.Zone).AddSeconds(seconds), context.Zone).DateTime;
            DateTimeOffset start = Instant(at, context.Zone), end = Instant(next, context.Zone).AddSeconds(-1);
            yield return OracleRow.Empty
                .With("starttime", OracleValue.Of(start.ToUnixTimeSeconds()))
                .With("endtime", OracleValue.Of(end.ToUnixTimeSeconds()))
                .With("starthuman", OracleValue.Of(Words(start)))
                .With("endhuman", OracleValue.Of(Words(TimeZoneInfo.ConvertTime(end, context.Zone))));
            at = next;
        }
    }

    private static DateTime Wall(string text, DateTime now)
    {
        if (double.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double days))
            return now.Date.AddDays(days);
        DateTime wall = DateTime.ParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault);
        return text.Count(c => c == '/') == 1 ? new DateTime(now.Year, wall.Month, wall.Day) + wall.TimeOfDay : wall;
    }

    private static DateTimeOffset Instant(DateTime wall, TimeZoneInfo zone) => new(wall, zone.GetUtcOffset(wall));

    private static string Words(DateTimeOffset time) =>
        time.ToString("ddd MMM ", CultureInfo.InvariantCulture) + time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2) + time.ToString(" HH:mm:ss yyyy", CultureInfo.InvariantCulture);
}
