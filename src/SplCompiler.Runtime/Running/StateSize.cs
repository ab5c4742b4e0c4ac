namespace SplCompiler.Runtime;

/// <summary>How large the state of a detection is.</summary>
internal static class StateSize
{
    /// <summary>The bytes that a checkpoint of it would take: in proportion to its memory, and known to every rule.</summary>
    public static long Of(Detection detection)
    {
        using var counter = new CountingStream();
        using var writer = new StateWriter(counter);
        detection.Save(writer);
        writer.Flush();
        return counter.Length;
    }

    private sealed class CountingStream : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => _length += buffer.Length;

        public override void Write(byte[] buffer, int offset, int count) => _length += count;

        public override void WriteByte(byte value) => _length++;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
