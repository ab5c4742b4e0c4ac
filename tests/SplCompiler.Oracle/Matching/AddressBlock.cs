using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace SplCompiler.Oracle.Matching;

/// <summary>A block of addresses such as <c>10.0.0.0/8</c>: the first so many bits of an address are those of the block.</summary>
/// <remarks>Source: Search Reference, "search" (IP ranges); "Comparison and Conditional functions" (cidrmatch).</remarks>
internal sealed partial record AddressBlock(byte[] Address, int Bits)
{
    /// <summary>The block, or null when the text is none.</summary>
    public static AddressBlock? TryParse(string text)
    {
        if (text.Split('/') is not [var address, var length] || ParseAddress(address) is not { } bytes)
            return null;
        bool isLength = int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int bits);
        return isLength && bits <= bytes.Length * 8 ? new AddressBlock(bytes, bits) : null;
    }

    public bool Contains(string text) =>
        ParseAddress(text) is { } address && address.Length == Address.Length
        && Enumerable.Range(0, Bits).All(bit => Bit(address, bit) == Bit(Address, bit));

    /// <summary>The bytes of an address, 4 or 16; null when the text is none.</summary>
    public static byte[]? ParseAddress(string text)
    {
        if (DottedQuad().Match(text) is { Success: true } quad)
        {
            int[] parts = [.. quad.Groups.Values.Skip(1).Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture))];
            return parts.All(part => part <= 255) ? [.. parts.Select(part => (byte)part)] : null;
        }

        bool isV6 = V6Characters().IsMatch(text) && IPAddress.TryParse(text, out IPAddress? parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6;
        return isV6 ? IPAddress.Parse(text).GetAddressBytes() : null;
    }

    private static bool Bit(byte[] address, int index) => (address[index / 8] >> (7 - (index % 8)) & 1) == 1;

    [GeneratedRegex(@"\A([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\z", RegexOptions.CultureInvariant)]
    private static partial Regex DottedQuad();

    [GeneratedRegex(@"\A[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex V6Characters();
}
