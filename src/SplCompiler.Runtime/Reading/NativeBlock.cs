using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>Memory that the garbage collector does not manage, zeroed, and freed when nobody holds the block any more.</summary>
/// <remarks>
/// A few large pinned arrays a worker made the collector look through the whole heap at the start of each run. The system gives such
/// memory page by page as it is touched, so what is never used costs nothing.
/// </remarks>
internal sealed unsafe class NativeBlock(int length)
{
    ~NativeBlock() => NativeMemory.Free(Start);

    public byte* Start { get; } = (byte*)NativeMemory.AllocZeroed((nuint)length);

    /// <summary>In bytes.</summary>
    public int Length => length;
}
