namespace SplCompiler.Runtime;

/// <summary>Reads IP addresses from UTF-8 without allocation.</summary>
public static class IpText
{
    /// <summary>Four decimal parts of 0 to 255, nothing else.</summary>
    public static bool TryParseV4(ReadOnlySpan<byte> text, out uint address)
    {
        address = 0;
        if (text.Length is < 7 or > 15)
            return false;

        int parts = 0, digits = 0;
        uint part = 0;
        foreach (byte b in text)
        {
            if (b is >= (byte)'0' and <= (byte)'9' && digits < 3)
            {
                part = (part * 10) + b - '0';
                digits++;
            }
            else if (b == (byte)'.' && digits > 0 && part <= 255)
            {
                address = (address << 8) | part;
                part = 0;
                digits = 0;
                parts++;
            }
            else
            {
                return false;
            }
        }

        address = (address << 8) | part;
        return parts == 3 && digits > 0 && part <= 255;
    }

    /// <summary>The forms of RFC 4291: eight groups, one <c>::</c>, a dotted IPv4 end. No zone, no brackets.</summary>
    public static bool TryParseV6(ReadOnlySpan<byte> text, out UInt128 address)
    {
        address = 0;
        if (text.Length is < 2 or > 45 || !text.Contains((byte)':'))
            return false;

        int gap = text.IndexOf("::"u8);
        if (gap < 0)
            return TryReadGroups(text, out address, out int all) && all == 8;
        bool ok = TryReadGroups(text[..gap], out UInt128 left, out int before) && !text[..gap].Contains((byte)'.');
        ok &= TryReadGroups(text[(gap + 2)..], out UInt128 right, out int behind);
        if (!ok || before + behind > 7)
            return false;
        address = (before == 0 ? 0 : left << (16 * (8 - before))) | right;
        return true;
    }

    private static bool TryReadGroups(ReadOnlySpan<byte> text, out UInt128 groups, out int count)
    {
        groups = 0;
        count = 0;
        while (!text.IsEmpty)
        {
            int colon = text.IndexOf((byte)':');
            ReadOnlySpan<byte> group = colon < 0 ? text : text[..colon];
            if (colon < 0 && TryParseV4(group, out uint v4))
            {
                groups = (groups << 32) | v4;
                count += 2;
                return count <= 8;
            }

            if (!TryReadHex(group, out uint value) || ++count > 8)
                return false;
            groups = (groups << 16) | value;
            if (colon < 0)
                return true;
            text = text[(colon + 1)..];
            if (text.IsEmpty)
                return false;
        }

        return true;
    }

    private static bool TryReadHex(ReadOnlySpan<byte> text, out uint value)
    {
        value = 0;
        if (text.Length is 0 or > 4)
            return false;
        foreach (byte b in text)
        {
            if (!char.IsAsciiHexDigit((char)b))
                return false;
            value = (value << 4) | (uint)(b <= (byte)'9' ? b - '0' : (b | 0x20) - 'a' + 10);
        }

        return true;
    }
}
