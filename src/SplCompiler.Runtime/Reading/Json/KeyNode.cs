using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SplCompiler.Runtime;

/// <summary>What comes after the bytes of a node.</summary>
internal enum KeyNodeKind : byte
{
    /// <summary>A value.</summary>
    Value,

    /// <summary>Nothing: the event is complete.</summary>
    End,

    /// <summary>An XML value in CDATA, which ends at <c>]]&gt;</c>.</summary>
    CData,
}

/// <summary>Where the value behind a node goes.</summary>
internal enum KeyUse : byte
{
    Nothing,
    RoleOnly,
    Slot,
}

/// <summary>One step of the way through an event: the exact bytes from the end of a value to the beginning of the next, and what that next one is.</summary>
/// <remarks>
/// Fills a cache line. A pattern longer than <see cref="InlineBytes"/> continues in the memory of the nodes behind it.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal unsafe struct KeyNode
{
    public const int InlineBytes = 32;

    /// <summary>The steps that were seen to follow, the latest in front.</summary>
    public KeyNode* First;

    /// <summary>The next of the steps with the same predecessor.</summary>
    public KeyNode* Next;
    public int Slot;
    public int Alternate;
    public ushort Length;
    public KeyNodeKind Kind;
    public FieldRole Role;

    public KeyUse Use;

    /// <summary>The byte that ends the value, in XML: <c>&lt;</c> or a quote.</summary>
    public byte Terminator;
    public byte Children;

    /// <summary>How many quotes of the pattern begin or end a string, in JSON.</summary>
    public byte Quotes;
    public fixed byte Pattern[InlineBytes];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Matches(KeyNode* node, byte* text)
    {
        uint same = Vector256.Equals(Vector256.Load(text), Vector256.Load(node->Pattern)).ExtractMostSignificantBits();
        int length = node->Length;
        return BitOperations.TrailingZeroCount(~same) >= length || (~same == 0 && IsSame(node, text, length));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsSame(KeyNode* node, byte* text, int length) =>
        new ReadOnlySpan<byte>(text, length).SequenceEqual(new ReadOnlySpan<byte>(node->Pattern, length));
}
