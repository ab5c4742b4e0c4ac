namespace SplCompiler.Runtime;

/// <summary>A point in time: whole microseconds since 1970-01-01 UTC. To eval it is a number of seconds.</summary>
public readonly record struct SplTime(long Microseconds) : IComparable<SplTime>
{
    public static SplTime FromSeconds(double seconds) => new((long)Math.Round(seconds * 1_000_000));

    public double Seconds => Microseconds / 1_000_000.0;

    public int CompareTo(SplTime other) => Microseconds.CompareTo(other.Microseconds);

    public static bool operator <(SplTime left, SplTime right) => left.Microseconds < right.Microseconds;

    public static bool operator >(SplTime left, SplTime right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(SplTime left, SplTime right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(SplTime left, SplTime right) => left.Microseconds >= right.Microseconds;
}
