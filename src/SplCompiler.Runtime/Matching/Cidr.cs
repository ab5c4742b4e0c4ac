using System.Globalization;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A block of IPv4 or IPv6 addresses, written <c>10.0.0.0/8</c> or <c>2001:db8::/32</c>.</summary>
/// <remarks>Source: Search Reference, "Comparison and Conditional functions" (cidrmatch), "search" (IP ranges).</remarks>
public sealed class Cidr
{
    private readonly bool _isV6;
    private readonly UInt128 _network;
    private readonly UInt128 _mask;

    private Cidr(string text, bool isV6, UInt128 address, int prefix)
    {
        Text = text;
        Utf8 = Encoding.UTF8.GetBytes(text);
        _isV6 = isV6;
        int hostBits = (isV6 ? 128 : 32) - prefix;
        _mask = hostBits == 128 ? UInt128.Zero : UInt128.MaxValue << hostBits;
        _network = address & _mask;
    }

    public string Text { get; }

    internal byte[] Utf8 { get; }

    /// <summary>A block that is known to be well formed, as the compiler checked it.</summary>
    /// <exception cref="FormatException">The text is no block.</exception>
    public static Cidr Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is not an address block");

    /// <summary>The block, or null when the text is none. Host bits that are set are ignored.</summary>
    public static Cidr? TryParse(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int prefix))
            return null;
        byte[] address = Encoding.UTF8.GetBytes(text[..slash]);
        if (IpText.TryParseV4(address, out uint v4) && prefix <= 32)
            return new Cidr(text, isV6: false, v4, prefix);
        return IpText.TryParseV6(address, out UInt128 v6) && prefix <= 128 ? new Cidr(text, isV6: true, v6, prefix) : null;
    }

    /// <summary>True when the value is an address of this family inside the block.</summary>
    public bool Contains(ReadOnlySpan<byte> value)
    {
        if (_isV6)
            return IpText.TryParseV6(value, out UInt128 v6) && (v6 & _mask) == _network;
        return IpText.TryParseV4(value, out uint v4) && (v4 & _mask) == _network;
    }
}
