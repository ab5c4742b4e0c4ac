using System.Text;

namespace SplCompiler.Runtime;

public static partial class Eval
{
    /// <summary>The bitwise AND of two IPv4 addresses; null when one is none.</summary>
    /// <remarks>Source: Search Reference, "Conversion functions".</remarks>
    public static string? Ipmask(string? mask, string? address)
    {
        if (mask is null || address is null)
            return null;
        bool isAddress = IpText.TryParseV4(Encoding.UTF8.GetBytes(mask), out uint bits) & IpText.TryParseV4(Encoding.UTF8.GetBytes(address), out uint ip);
        uint masked = bits & ip;
        return isAddress ? $"{masked >> 24}.{(masked >> 16) & 255}.{(masked >> 8) & 255}.{masked & 255}" : null;
    }

    /// <summary>Formats values as C's printf does; null when an argument is null or missing, or a conversion is unknown.</summary>
    /// <remarks>Source: Search Reference, "Conversion functions" (printf).</remarks>
    public static string? Printf(SplValue format, params ReadOnlySpan<SplValue> arguments)
    {
        if (format.Text is not { } text)
            return null;
        var result = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                result.Append(text[i]);
                continue;
            }

            if (PrintfField.Read(text, ref i, arguments, ref next) is not { } written)
                return null;
            result.Append(written);
        }

        return result.ToString();
    }
}
