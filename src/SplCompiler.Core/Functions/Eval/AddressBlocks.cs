using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SplCompiler.Functions.Eval;

/// <summary>Address blocks that are known at compile time.</summary>
internal static class AddressBlocks
{
    /// <summary>The block with its number of bits, or null when the text is none. An address alone is a block of one.</summary>
    public static string? Whole(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out IPAddress? address) || parts[0].Contains('%', StringComparison.Ordinal))
            return null;

        bool isV6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        // .NET also reads 10.1 and hexadecimal; Splunk's blocks are written out.
        bool isWritten = isV6 ? !parts[0].StartsWith('[') : parts[0].Split('.') is { Length: 4 } bytes && bytes.All(part => part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit));
        int most = isV6 ? 128 : 32;
        if (parts.Length == 1)
            return isWritten ? $"{text}/{most}" : null;
        bool hasBits = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int bits) && bits <= most;
        return isWritten && hasBits ? text : null;
    }
}
