using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SplCompiler.Runtime;

/// <summary>Finds ASCII text in bytes without regard to case.</summary>
internal static unsafe class AsciiSearch
{
    /// <summary>True when the bytes hold the text, which is at least two bytes long.</summary>
    /// <remarks>Reads up to 64 bytes beyond the end.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Contains(byte* text, int length, BoundedText sought)
    {
        byte[] lower = sought.Text;
        int last = lower.Length - 1;
        Vector512<byte> first = Vector512.Create(lower[0]), final = Vector512.Create(lower[last]);
        Vector512<byte> firstCase = Vector512.Create(CaseBit(lower[0])), finalCase = Vector512.Create(CaseBit(lower[last]));
        int starts = length - last;
        for (int i = 0; i < starts; i += 64)
        {
            Vector512<byte> heads = Vector512.Equals(Vector512.Load(text + i) | firstCase, first);
            Vector512<byte> tails = Vector512.Equals(Vector512.Load(text + i + last) | finalCase, final);
            for (ulong found = (heads & tails).ExtractMostSignificantBits(); found != 0; found &= found - 1)
            {
                int at = i + BitOperations.TrailingZeroCount(found);
                if (at < starts && sought.IsAt(text + at, text, text + length))
                    return true;
            }
        }

        return false;
    }

    private static byte CaseBit(byte lower) => char.IsAsciiLetter((char)lower) ? (byte)0x20 : (byte)0;
}
