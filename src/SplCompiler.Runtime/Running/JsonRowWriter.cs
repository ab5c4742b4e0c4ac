using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>
/// Writes rows as JSON objects in UTF-8: <c>{"host":"a","count":3,"user":["x","y"]}</c>. Texts are strings, numbers are numbers
/// (nan and inf, which JSON lacks, strings), several values an array, times numbers of seconds; what is missing is left out.
/// </summary>
public sealed class JsonRowWriter : IRowWriter
{
    private readonly ArrayBufferWriter<byte> _text = new(4096);
    private bool _isFirst;

    /// <summary>Everything written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Text => _text.WrittenSpan;

    public int Length => _text.WrittenCount;

    public void Clear() => _text.ResetWrittenCount();

    public void BeginRow()
    {
        _isFirst = true;
        Literal("{"u8);
    }

    public void EndRow() => Literal("}"u8);

    public void Write(string name, FieldValues values)
    {
        if (values.IsMissing)
            return;
        Name(name);
        if (values.TrySingle(out ReadOnlySpan<byte> single))
        {
            Quoted(single);
            return;
        }

        for (int i = 0; i < values.Count; i++)
        {
            Literal(i == 0 ? "["u8 : ","u8);
            Quoted(values[i]);
        }

        Literal("]"u8);
    }

    public void Write(string name, SplValue value)
    {
        if (value.IsNull)
            return;
        Name(name);
        if (!value.IsMany)
        {
            Single(value);
            return;
        }

        for (int i = 0; i < value.Count; i++)
        {
            Literal(i == 0 ? "["u8 : ","u8);
            Single(value[i]);
        }

        Literal("]"u8);
    }

    public void Write(string name, string? text)
    {
        if (text is null)
            return;
        Name(name);
        Quoted(text);
    }

    public void Write(string name, double? number)
    {
        if (number is not { } value)
            return;
        Name(name);
        Number(value);
    }

    public void Write(string name, SplTime? time)
    {
        if (time is not { } value)
            return;
        Name(name);
        _text.Advance(TimeText.WriteSeconds(value, _text.GetSpan(TimeText.MaxSeconds)));
    }

    public void Write(string name, ReadOnlySpan<string> texts)
    {
        if (texts.IsEmpty)
            return;
        Name(name);
        if (texts.Length == 1)
        {
            Quoted(texts[0]);
            return;
        }

        for (int i = 0; i < texts.Length; i++)
        {
            Literal(i == 0 ? "["u8 : ","u8);
            Quoted(texts[i]);
        }

        Literal("]"u8);
    }

    public void Write(OpenFields fields)
    {
        foreach ((string name, SplValue value) in fields.Fields)
            Write(name, value);
    }

    private void Name(string name)
    {
        if (!_isFirst)
            Literal(","u8);
        _isFirst = false;
        Quoted(name);
        Literal(":"u8);
    }

    private void Single(SplValue value)
    {
        if (value.IsNumber && value.TryNumber(out double number))
            Number(number);
        else
            Quoted(value.Text ?? "");
    }

    private void Number(double number)
    {
        if (Math.Abs(number) <= 1e17 && Math.Floor(number) == number)
        {
            Utf8Formatter.TryFormat((long)number, _text.GetSpan(24), out int written);
            _text.Advance(written);
            return;
        }

        string text = SplNumber.Format(number);
        if (double.IsFinite(number))
            _text.Advance(Encoding.UTF8.GetBytes(text, _text.GetSpan(text.Length * 3)));
        else
            Quoted(text);
    }

    private void Quoted(string text)
    {
        byte[]? rented = text.Length <= 256 ? null : ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Span<byte> utf8 = rented ?? stackalloc byte[768];
        Quoted(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }

    private void Quoted(ReadOnlySpan<byte> utf8)
    {
        Literal("\""u8);
        while (true)
        {
            int special = utf8.IndexOfAny(s_escaped);
            if (special < 0)
                break;
            Literal(utf8[..special]);
            Escape(utf8[special]);
            utf8 = utf8[(special + 1)..];
        }

        Literal(utf8);
        Literal("\""u8);
    }

    private static readonly SearchValues<byte> s_escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F"u8);

    private void Escape(byte character)
    {
        switch (character)
        {
            case (byte)'"': Literal("\\\""u8); break;
            case (byte)'\\': Literal("\\\\"u8); break;
            case (byte)'\n': Literal("\\n"u8); break;
            case (byte)'\r': Literal("\\r"u8); break;
            case (byte)'\t': Literal("\\t"u8); break;
            default:
                Literal("\\u00"u8);
                Literal([(byte)('0' + (character >> 4)), "0123456789abcdef"u8[character & 15]]);
                break;
        }
    }

    private void Literal(ReadOnlySpan<byte> utf8) => _text.Write(utf8);
}
