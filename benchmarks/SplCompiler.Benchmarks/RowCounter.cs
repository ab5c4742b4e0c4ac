using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>Counts rows and the bytes of their JSON.</summary>
internal sealed class RowCounter : IRowOutput
{
    public long Rows { get; private set; }

    public long Bytes { get; private set; }

    public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json)
    {
        Rows++;
        Bytes += json.Length;
    }
}
