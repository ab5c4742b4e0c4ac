using SplCompiler.Runtime;

namespace SplCompiler.Cli.Scheduling;

/// <summary>The events that one scheduled run of a rule sees.</summary>
/// <param name="Now">When it was run: what <c>now()</c> gives.</param>
/// <param name="Earliest">Inclusive; null for a rule that says itself how far back it looks, or looks at all that was there.</param>
/// <param name="Latest">Exclusive, never later than <paramref name="Now"/>: what comes later was not there yet.</param>
internal sealed record RunWindow(SplTime Now, SplTime? Earliest, SplTime Latest)
{
    /// <summary>A moment as rows show it, in UTC.</summary>
    public static string Text(SplTime time) => DateTime.UnixEpoch.AddMicroseconds(time.Microseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public override string ToString() => $"{(Earliest is { } earliest ? Text(earliest) : "")}/{Text(Latest)}";
}
