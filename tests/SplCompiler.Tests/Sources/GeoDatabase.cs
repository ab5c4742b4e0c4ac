using System.Net;
using System.Text;

namespace SplCompiler.Tests.Sources;

/// <summary>Writes a small database in MaxMind's format: every address of a block has the same record.</summary>
/// <remarks>Source: MaxMind DB file format specification, version 2.0.</remarks>
internal static class GeoDatabase
{
    private const int NoData = 0;

    /// <summary>The bytes of a database that knows one block of IPv4 addresses.</summary>
    public static byte[] Write(string network, int prefix, object record)
    {
        byte[] address = IPAddress.Parse(network).GetAddressBytes();
        var tree = new List<byte>();
        for (int bit = 0; bit < prefix; bit++)
        {
            // The number of nodes stands for "no data"; 16 more begin the data section.
            int next = bit + 1 < prefix ? bit + 1 : prefix + 16 + NoData;
            bool isSet = (address[bit / 8] >> (7 - (bit % 8)) & 1) == 1;
            tree.AddRange(Number(isSet ? prefix : next, 3));
            tree.AddRange(Number(isSet ? next : prefix, 3));
        }

        var metadata = new Dictionary<string, object>
        {
            ["node_count"] = (uint)prefix,
            ["record_size"] = (ushort)24,
            ["ip_version"] = (ushort)4,
            ["database_type"] = "Test-City",
            ["languages"] = new List<object> { "en" },
            ["binary_format_major_version"] = (ushort)2,
            ["binary_format_minor_version"] = (ushort)0,
            ["build_epoch"] = 1UL,
            ["description"] = new Dictionary<string, object> { ["en"] = "test" },
        };
        return [.. tree, .. new byte[16], .. Data(record), 0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8, .. Data(metadata)];
    }

    private static byte[] Data(object value) => value switch
    {
        string text => [.. Control(2, Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)],
        double number => [.. Control(3, 8), .. BitConverter.GetBytes(number).Reverse()],
        ushort number => [.. Control(5, 2), .. Number(number, 2)],
        uint number => [.. Control(6, 4), .. Number((int)number, 4)],
        ulong number => [.. Control(9, 8), .. BitConverter.GetBytes(number).Reverse()],
        List<object> list => [.. Control(11, list.Count), .. list.SelectMany(Data)],
        Dictionary<string, object> map => [.. Control(7, map.Count), .. map.SelectMany(pair => Data(pair.Key).Concat(Data(pair.Value)))],
        _ => throw new ArgumentException("no such type"),
    };

    private static byte[] Control(int type, int size)
    {
        byte length = (byte)(size < 29 ? size : 29);
        byte[] more = size < 29 ? [] : [(byte)(size - 29)];
        return type < 8 ? [(byte)((type << 5) | length), .. more] : [length, (byte)(type - 7), .. more];
    }

    private static byte[] Number(int value, int bytes) => [.. BitConverter.GetBytes(value).Take(bytes).Reverse()];
}
