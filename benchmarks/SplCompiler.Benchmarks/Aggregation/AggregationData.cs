using System.Globalization;
using System.Numerics;

namespace SplCompiler.Benchmarks;

/// <summary>Made events of which so many groups can be made: users of hosts, and what they start and reach.</summary>
/// <param name="groups">Different users; each is on one host, so that there are as many pairs of user and host.</param>
/// <param name="events">At least as many.</param>
internal sealed class AggregationData(int groups, int events)
{
    /// <summary>The fields of an event.</summary>
    public static string[] Fields { get; } = ["user", "host", "process", "dest"];

    public int Events => events;

    /// <summary>Lines of JSON. Users come in an order that leaps about, equally often.</summary>
    public IEnumerable<string> Lines(int from, int count)
    {
        // A step without a common divisor visits every user once before it visits one twice.
        long step = (long)(groups * 0.618);
        while (BigInteger.GreatestCommonDivisor(step, groups) != 1)
            step++;
        for (int i = from; i < from + count; i++)
        {
            long user = i * step % groups;
            // A user starts up to 8 programs and reaches up to 100 addresses.
            long process = i * 7L / groups % 8, dest = i * 31L / groups % 100;
            FormattableString line = $$"""{"_time":{{1_700_000_000 + i}},"user":"CORP\\user{{user}}","host":"ws-{{user % 5000}}.example.com","process":"tool{{process}}.exe","dest":"10.0.0.{{dest}}"}""";
            yield return line.ToString(CultureInfo.InvariantCulture);
        }
    }
}
