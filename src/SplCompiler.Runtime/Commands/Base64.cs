using System.Text;

namespace SplCompiler.Runtime;

/// <summary>The work of <c>avlbase64</c>.</summary>
public static class Base64
{
    /// <summary>Each value decoded; a value that is no Base64, or whose bytes are no text, stays.</summary>
    public static SplValue Decode(SplValue value)
    {
        var decoded = new SplValue[value.Count];
        for (int i = 0; i < decoded.Length; i++)
            decoded[i] = value[i].Text is { } text && Decode(text) is { } plain ? SplValue.FromText(plain) : value[i];
        return SplValue.FromMany(decoded);
    }

    private static string? Decode(string text)
    {
        // Padding is often cut off.
        string trimmed = text.Trim().TrimEnd('=');
        byte[] bytes = new byte[trimmed.Length];
        string padded = trimmed.PadRight((trimmed.Length + 3) / 4 * 4, '=');
        if (trimmed.Length == 0 || !Convert.TryFromBase64String(padded, bytes, out int length))
            return null;
        ReadOnlySpan<byte> content = bytes.AsSpan(0, length);
        if (IsUtf16(content))
            return Encoding.Unicode.GetString(content);
        return System.Text.Unicode.Utf8.IsValid(content) ? Encoding.UTF8.GetString(content) : null;
    }

    private static bool IsUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2 || bytes.Length % 2 != 0)
            return false;
        for (int i = 1; i < bytes.Length; i += 2)
        {
            if (bytes[i] != 0)
                return false;
        }

        return true;
    }
}
