using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Texts as a stream of lines in UTF-8, made as it is read.</summary>
internal sealed class TextLines(IEnumerable<string> texts) : Stream
{
    private readonly IEnumerator<string> _texts = texts.GetEnumerator();
    private byte[] _line = [];
    private int _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_at == _line.Length)
        {
            if (!_texts.MoveNext())
                return 0;
            (_line, _at) = (Encoding.UTF8.GetBytes(_texts.Current + "\n"), 0);
        }

        int count = Math.Min(buffer.Length, _line.Length - _at);
        _line.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _texts.Dispose();
        base.Dispose(disposing);
    }
}
