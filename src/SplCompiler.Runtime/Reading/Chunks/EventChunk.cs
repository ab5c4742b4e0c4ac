namespace SplCompiler.Runtime;

/// <summary>A piece of input that begins and ends at event borders, in memory that is used again.</summary>
internal sealed unsafe class EventChunk
{
    /// <summary>Bytes behind the text: a line break, a NUL, and room for vector loads.</summary>
    public const int Padding = 128;

    private NativeBlock? _memory;

    /// <summary>The place of the chunk in the whole run, from 0.</summary>
    public long Sequence { get; set; }

    public InputFormat Format { get; set; }

    /// <summary>Where the chunk begins in its unpacked input.</summary>
    public long Offset { get; set; }

    /// <summary>Where the chunk begins in all unpacked input of the run.</summary>
    public long Ordinal { get; set; }

    public int Length { get; set; }

    /// <summary>The unpacked input that the chunk is a piece of.</summary>
    public string Path { get; set; } = "";

    /// <summary>Default fields that this input says of its events.</summary>
    public InputDefaults? Defaults { get; set; }

    /// <summary>True for the first chunk of its input.</summary>
    public bool IsFirst { get; set; }

    /// <summary>What the reader had to skip instead of giving a chunk; the chunk is then empty.</summary>
    public InputProblem? Skipped { get; set; }

    /// <summary>What a worker made of the chunk.</summary>
    public ChunkResult Result { get; } = new();

    /// <summary>How many stored bytes of the input had been read when the chunk was complete.</summary>
    public long StoredBytesRead { get; set; }

    public int Capacity => _memory is null ? 0 : _memory.Length - Padding;

    public byte* Start => _memory is null ? null : _memory.Start;

    public Span<byte> Free => new(Start + Length, Capacity - Length);

    public Span<byte> Text => new(Start, Length);

    public void EnsureCapacity(int capacity)
    {
        if (Capacity >= capacity)
            return;
        var grown = new NativeBlock(capacity + Padding);
        Text.CopyTo(new Span<byte>(grown.Start, grown.Length));
        _memory = grown;
    }

    /// <summary>Puts the line break and the NUL behind the text.</summary>
    public void Terminate()
    {
        var padding = new Span<byte>(Start + Length, Padding);
        padding.Clear();
        padding[0] = (byte)'\n';
    }
}
