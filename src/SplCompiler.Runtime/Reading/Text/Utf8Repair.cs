using System.Buffers;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Shows bytes that are no UTF-8 as <c>\xNN</c>, as Splunk does.</summary>
internal static class Utf8Repair
{
    private static ReadOnlySpan<byte> HexDigits => "0123456789ABCDEF"u8;

    /// <summary>The most bytes that <see cref="Write"/> writes for text of this length.</summary>
    public static int MaxLength(int length) => length * 4;

    /// <summary>Writes the text with each invalid byte replaced; returns the number of bytes.</summary>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> repaired)
    {
        int length = 0;
        while (!text.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(text, out _, out int used);
            if (status == OperationStatus.Done)
            {
                text[..used].CopyTo(repaired[length..]);
                length += used;
            }
            else
            {
                used = Math.Max(used, 1);
                foreach (byte invalid in text[..used])
                {
                    repaired[length] = (byte)'\\';
                    repaired[length + 1] = (byte)'x';
                    repaired[length + 2] = HexDigits[invalid >> 4];
                    repaired[length + 3] = HexDigits[invalid & 15];
                    length += 4;
                }
            }

            text = text[used..];
        }

        return length;
    }
}
