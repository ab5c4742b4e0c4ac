namespace SplCompiler.Runtime;

/// <summary>The values of calculated fields that are the same in all events of a class.</summary>
internal sealed unsafe class KnownFields
{
    private readonly Dictionary<int, Piece[]> _pieces = [];

    // Pieces point into these.
    private readonly List<byte[]> _pinned = [];

    public KnownFields(IEnumerable<KeyValuePair<int, byte[][]>> values)
    {
        foreach ((int slot, byte[][] texts) in values)
            _pieces.Add(slot, [.. texts.Select(Pinned)]);
    }

    /// <summary>The values of a slot; null when the class does not decide them.</summary>
    public Piece[]? Of(int slot) => _pieces.GetValueOrDefault(slot);

    private Piece Pinned(byte[] text)
    {
        byte[] pinned = GC.AllocateUninitializedArray<byte>(text.Length + ByteArena.Padding, pinned: true);
        text.CopyTo(pinned.AsSpan());
        _pinned.Add(pinned);
        return new Piece { Start = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(pinned)), Length = text.Length, Form = ValueForm.Plain };
    }
}
