using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace SplCompiler.Benchmarks;

/// <summary>
/// Makes a big file of flat JSON events out of zipped recordings: all of them again and again, each time a day later and
/// on other hosts, up to a size. The same recordings give the same bytes.
/// </summary>
internal static partial class EventRepeater
{
    /// <summary>Writes whole lines until <paramref name="size"/> bytes are reached.</summary>
    /// <param name="folder">Holds the zips; their <c>.json</c> members are taken in ordinal order of names.</param>
    /// <param name="size">In bytes; the last line may go beyond it.</param>
    /// <param name="path">The file to write.</param>
    /// <returns>The number of events.</returns>
    public static long Write(string folder, long size, string path)
    {
        List<string> lines = ReadLines(folder);
        if (lines.Count == 0)
            throw new InvalidOperationException($"no zip in {folder} holds a .json file of events");

        long events = 0, written = 0;
        using FileStream file = File.Create(path);
        for (int copy = 0; written < size; copy++)
        {
            foreach (string line in lines)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(Copy(line, copy) + "\n");
                file.Write(bytes);
                events++;
                written += bytes.Length;
                if (written >= size)
                    break;
            }
        }

        return events;
    }

    private static List<string> ReadLines(string folder)
    {
        var lines = new List<string>();
        foreach (string path in Directory.GetFiles(folder, "*.zip").Order(StringComparer.Ordinal))
        {
            using ZipArchive zip = ZipFile.OpenRead(path);
            foreach (ZipArchiveEntry entry in zip.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                if (!entry.FullName.EndsWith(".json", StringComparison.Ordinal))
                    continue;
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                while (reader.ReadLine() is { } line)
                {
                    if (line.Length > 0)
                        lines.Add(line);
                }
            }
        }

        return lines;
    }

    private static string Copy(string line, int copy)
    {
        if (copy == 0)
            return line;
        string moved = TimeMember().Replace(line, match => match.Groups["name"].Value + Later(match.Groups["time"].Value, copy));
        return HostMember().Replace(moved, match => $"{match.Groups["name"].Value}{match.Groups["host"].Value}-{copy}");
    }

    private static string Later(string time, int days)
    {
        string format = time.Contains('T', StringComparison.Ordinal) ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-dd HH:mm:ss";
        return DateTime.ParseExact(time, format, CultureInfo.InvariantCulture).AddDays(days).ToString(format, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""(?<name>"(TimeCreated|EventTime|EventReceivedTime|UtcTime|@timestamp)":")(?<time>\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)""")]
    private static partial Regex TimeMember();

    [GeneratedRegex("""(?<name>"(Hostname|Computer)":")(?<host>[^".]+)""")]
    private static partial Regex HostMember();
}
