using System.Collections.Immutable;
using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>A time modifier: <c>-24h@h</c>, <c>-1d@d-2h</c>, <c>@w1</c>, <c>now</c>.</summary>
/// <remarks>Steps are taken from left to right. Source: Search Reference, "Time modifiers"; "Date and Time functions" (relative_time).</remarks>
public sealed class RelativeTime
{
    // A snap has a weekday for weeks: 0 is Sunday.
    private readonly record struct Step(bool IsSnap, int Count, SplTimeUnit Unit, int Weekday);

    private readonly ImmutableArray<Step> _steps;

    private RelativeTime(string text, ImmutableArray<Step> steps)
    {
        Text = text;
        _steps = steps;
    }

    public string Text { get; }

    /// <summary>A modifier that is known to be well formed, as the compiler checked it.</summary>
    /// <exception cref="FormatException">The text is no modifier.</exception>
    public static RelativeTime Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is not a time modifier");

    /// <summary>The modifier, or null when the text is none.</summary>
    public static RelativeTime? TryParse(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        ImmutableArray<Step>.Builder steps = ImmutableArray.CreateBuilder<Step>();
        if (rest.StartsWith("now", StringComparison.OrdinalIgnoreCase))
            rest = rest[3..].StartsWith("()", StringComparison.Ordinal) ? rest[5..] : rest[3..];
        else if (rest.IsEmpty)
            return null;

        while (!rest.IsEmpty)
        {
            if (ReadStep(ref rest) is not { } step)
                return null;
            steps.Add(step);
        }

        return new RelativeTime(text, steps.ToImmutable());
    }

    /// <summary>The time that the modifier means, seen from <paramref name="from"/>.</summary>
    public SplTime Apply(SplTime from, TimeZoneInfo zone)
    {
        foreach (Step step in _steps)
            from = step.IsSnap ? Snap(from, step, zone) : Move(from, step, zone);
        return from;
    }

    private static Step? ReadStep(ref ReadOnlySpan<char> text)
    {
        char first = text[0];
        text = text[1..];
        if (first is not ('@' or '+' or '-'))
            return null;

        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        int letters = digits;
        while (letters < text.Length && char.IsAsciiLetter(text[letters]))
            letters++;
        ReadOnlySpan<char> name = text[digits..letters];
        if (first == '@')
        {
            int weekday = 0;
            if (digits == 0 && name is "w" && letters < text.Length && text[letters] is >= '0' and <= '7')
                weekday = (text[letters++] - '0') % 7;
            text = text[letters..];
            return digits == 0 && TimeUnitNames.Find(name) is { } snap ? new Step(true, 0, snap, weekday) : null;
        }

        int count = 1;
        if (digits > 0 && !int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out count))
            return null;
        text = text[letters..];

        // A number alone is seconds.
        SplTimeUnit? unit = name.IsEmpty && digits > 0 ? SplTimeUnit.Second : TimeUnitNames.Find(name);
        return unit is { } known ? new Step(false, first == '-' ? -count : count, known, 0) : null;
    }

    private static SplTime Snap(SplTime from, Step step, TimeZoneInfo zone)
    {
        if (step.Unit != SplTimeUnit.Week)
            return from.FloorTo(new SplSpan(1, step.Unit), zone);
        DateTime day = LocalClock.ToLocal(from, zone).Date;
        return LocalClock.FromLocal(day.AddDays(-(((int)day.DayOfWeek - step.Weekday + 7) % 7)), zone);
    }

    private static SplTime Move(SplTime from, Step step, TimeZoneInfo zone)
    {
        if (TimeUnitNames.FixedLength(step.Unit) is { } length)
            return new SplTime(from.Microseconds + (step.Count * length));
        DateTime local = LocalClock.ToLocal(from, zone);
        try
        {
            local = step.Unit switch
            {
                SplTimeUnit.Day => local.AddDays(step.Count),
                SplTimeUnit.Week => local.AddDays(step.Count * 7.0),
                SplTimeUnit.Month => local.AddMonths(step.Count),
                SplTimeUnit.Quarter => local.AddMonths(checked(step.Count * 3)),
                _ => local.AddYears(step.Count),
            };
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            // Beyond the years 1 to 9999: the nearest time that is inside.
            local = step.Count < 0 ? DateTime.MinValue : DateTime.MaxValue;
        }

        return LocalClock.FromLocal(local, zone);
    }
}
