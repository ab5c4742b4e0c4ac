namespace SplCompiler.Runtime;

/// <summary>Finds where top-level JSON objects end, in text that comes piece by piece. A list around them does not count.</summary>
internal struct JsonBorderScan
{
    private int _depth;
    private bool _isInString;
    private bool _isEscaped;

    /// <summary>The index behind the last object that ends in <paramref name="text"/>, which continues the text before; 0 when none does.</summary>
    public int LastBorder(ReadOnlySpan<byte> text) => Scan(text, stopsAtFirst: false);

    /// <summary>The index behind the first object that ends in <paramref name="text"/>; 0 when none does.</summary>
    public int FirstBorder(ReadOnlySpan<byte> text) => Scan(text, stopsAtFirst: true);

    private int Scan(ReadOnlySpan<byte> text, bool stopsAtFirst)
    {
        int border = 0, i = 0;
        while (i < text.Length)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
                i++;
                continue;
            }

            int next = _isInString
                ? text[i..].IndexOfAny((byte)'"', (byte)'\\')
                : text[i..].IndexOfAny("\"{}[]"u8);
            if (next < 0)
                break;
            i += next + 1;
            switch (text[i - 1])
            {
                case (byte)'\\':
                    _isEscaped = true;
                    break;
                case (byte)'"':
                    _isInString = !_isInString;
                    break;
                case (byte)'{':
                    _depth++;
                    break;
                case (byte)'[' when _depth > 0:
                    _depth++;
                    break;
                case (byte)']' or (byte)'}' when _depth > 0 && --_depth == 0:
                    border = i;
                    if (stopsAtFirst)
                        return border;
                    break;
            }
        }

        return border;
    }
}
