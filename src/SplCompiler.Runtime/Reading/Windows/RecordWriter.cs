namespace SplCompiler.Runtime;

/// <summary>Writes an event record as XML, with the quotes and spacing that Splunk's XmlWinEventLog has.</summary>
internal sealed class RecordWriter
{
    private readonly NameBuffer _text = new();

    public ReadOnlySpan<byte> Text => _text.Bytes;

    public void Clear() => _text.Clear();

    public void Literal(ReadOnlySpan<byte> text) => _text.Append(text);

    /// <summary>Text of an element or attribute: <c>&amp; &lt; &gt;</c> are escaped.</summary>
    public void Value(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            int special = text.IndexOfAny((byte)'&', (byte)'<', (byte)'>');
            if (special < 0)
            {
                _text.Append(text);
                return;
            }

            _text.Append(text[..special]);
            _text.Append(text[special] switch
            {
                (byte)'&' => "&amp;"u8,
                (byte)'<' => "&lt;"u8,
                _ => "&gt;"u8,
            });
            text = text[(special + 1)..];
        }
    }

    /// <summary><c>&lt;Level&gt;4&lt;/Level&gt;</c>, or nothing when there is no text.</summary>
    public void Element(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return;
        Literal("<"u8);
        Literal(name);
        Literal(">"u8);
        Value(text);
        Literal("</"u8);
        Literal(name);
        Literal(">"u8);
    }

    /// <summary><c>&lt;Data Name='Image'&gt;…&lt;/Data&gt;</c>; without a name, <c>&lt;Data&gt;…&lt;/Data&gt;</c>.</summary>
    public void Data(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        DataHead(name);
        DataBody(text);
    }

    /// <summary>The tag in front.</summary>
    public void DataHead(ReadOnlySpan<byte> name)
    {
        Literal("<Data"u8);
        if (!name.IsEmpty)
        {
            Literal(" Name='"u8);
            Value(name);
            Literal("'"u8);
        }

        Literal(">"u8);
    }

    /// <summary>What follows that tag.</summary>
    public void DataBody(ReadOnlySpan<byte> text)
    {
        Value(text);
        Literal("</Data>"u8);
    }
}
