namespace SplCompiler.Runtime;

/// <summary>Finds event borders in the bytes of one input.</summary>
internal abstract class ChunkCutter
{
    public static ChunkCutter For(InputFormat format) => format switch
    {
        InputFormat.Json => new JsonCutter(),
        InputFormat.Xml => new TextCutter("</Event>"u8.ToArray()),
        _ => new TextCutter("\n"u8.ToArray()),
    };

    /// <summary>The length of the whole events in the text; 0 when there is not yet one. Only <paramref name="added"/> bytes at the end are new.</summary>
    public abstract int WholeEvents(ReadOnlySpan<byte> text, int added);

    /// <summary>The text, which has no border, is skipped; <see cref="EndOfSkipped"/> sees what follows.</summary>
    public virtual void BeginSkip(ReadOnlySpan<byte> text)
    {
    }

    /// <summary>While an event that is too long is skipped: the index behind its end in the next bytes, or -1.</summary>
    public abstract int EndOfSkipped(ReadOnlySpan<byte> text);

    /// <summary>Events end with a fixed text.</summary>
    private sealed class TextCutter(byte[] end) : ChunkCutter
    {
        // An end tag may lie across two pieces of a skipped event: the last bytes of the piece before.
        private byte[] _tail = [];

        public override int WholeEvents(ReadOnlySpan<byte> text, int added)
        {
            int from = Math.Max(0, text.Length - added - end.Length + 1);
            int last = text[from..].LastIndexOf(end);
            return last < 0 ? 0 : from + last + end.Length;
        }

        public override void BeginSkip(ReadOnlySpan<byte> text) => _tail = text[Math.Max(0, text.Length - end.Length + 1)..].ToArray();

        public override int EndOfSkipped(ReadOnlySpan<byte> text)
        {
            byte[] joined = [.. _tail, .. text[..Math.Min(text.Length, end.Length - 1)]];
            int across = joined.AsSpan().IndexOf(end);
            int found = across >= 0 ? across - _tail.Length : text.IndexOf(end);
            BeginSkip(text);
            return found < 0 && across < 0 ? -1 : found + end.Length;
        }
    }

    private sealed class JsonCutter : ChunkCutter
    {
        private JsonBorderScan _scan;
        private int _scanned;
        private int _border;

        public override int WholeEvents(ReadOnlySpan<byte> text, int added)
        {
            int from = text.Length - added;
            if (from != _scanned)
                (_scanned, _border) = (from, 0);
            int border = _scan.LastBorder(text[from..]);
            if (border > 0)
                _border = from + border;
            _scanned = text.Length;
            return _border;
        }

        public override int EndOfSkipped(ReadOnlySpan<byte> text)
        {
            int border = _scan.FirstBorder(text);
            return border == 0 ? -1 : border;
        }
    }
}
