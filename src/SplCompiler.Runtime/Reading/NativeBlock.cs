using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>Memory that the garbage collector does not manage, with anything in it, freed when nobody holds the block any more.</summary>
/// <remarks>
/// A few large pinned arrays a worker made the collector look through the whole heap at the start of each run. The system gives such
/// memory page by page as it is touched, so what is never used costs nothing.
/// </remarks>
internal sealed unsafe class NativeBlock(int length)
{
    private const int CacheLine = 64;

    private readonly byte* _allocated = (byte*)NativeMemory.Alloc((nuint)length + CacheLine - 1);

    ~NativeBlock() => NativeMemory.Free(_allocated);

    /// <summary>Begins with a cache line: a load of 64 bytes over the border of two takes twice as long.</summary>
    public byte* Start => (byte*)(((nint)_allocated + CacheLine - 1) & ~(CacheLine - 1));

    /// <summary>In bytes.</summary>
    public int Length => length;
}
