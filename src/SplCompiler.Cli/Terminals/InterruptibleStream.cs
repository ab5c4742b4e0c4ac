namespace SplCompiler.Cli.Terminals;

/// <summary>A stream that ends when the run is interrupted, also while a read waits for somebody to type.</summary>
internal sealed class InterruptibleStream(Stream inner, CancellationToken interrupt) : Stream
{
    private readonly byte[] _buffer = new byte[256 * 1024];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (interrupt.IsCancellationRequested || buffer.IsEmpty)
            return 0;
        int length = Math.Min(buffer.Length, _buffer.Length);

        // A read of standard input cannot be taken back: it is left alone, and its thread ends with the process.
        Task<int> reading = Task.Run(() => inner.Read(_buffer, 0, length));
        try
        {
            Task.WaitAny([reading], interrupt);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }

        int count = reading.GetAwaiter().GetResult();
        _buffer.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // The inner stream stays open: an abandoned read may still wait in it.
}
