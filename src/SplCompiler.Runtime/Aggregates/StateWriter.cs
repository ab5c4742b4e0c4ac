using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Writes the state of a detection as bytes.</summary>
public sealed class StateWriter(Stream stream) : BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)
{
    // C# looks at the overloads of this class first, and all of these would fit one of them: a number as a double that may
    // be null, a text as a value. So each plain form stands here, too.
    public new void Write(bool value) => base.Write(value);

    public new void Write(int number) => base.Write(number);

    public new void Write(long number) => base.Write(number);

    public new void Write(double number) => base.Write(number);

    public new void Write(string text) => base.Write(text);

    public void Write(SplValue value)
    {
        Write(value.Count);
        for (int i = 0; i < value.Count; i++)
        {
            SplValue one = value[i];
            Write(one.IsNumber);
            if (one.IsNumber)
                Write(one.Number!.Value);
            else
                Write(one.Text!);
        }
    }

    public void Write(double? number)
    {
        Write(number.HasValue);
        if (number.HasValue)
            Write(number.Value);
    }

    public void Write(SplTime time) => Write(time.Microseconds);

    public void Write(SplTime? time)
    {
        Write(time.HasValue);
        if (time.HasValue)
            Write(time.Value.Microseconds);
    }

    /// <summary>Text that may be null. Text that cannot be null goes to <see cref="Write(string)"/>.</summary>
    public void WriteTextOrNull(string? text)
    {
        Write(text is not null);
        if (text is not null)
            Write(text);
    }

    public void Write(string[]? texts) => Write((SplValue)texts);

    public void WriteBytes(byte[]? bytes)
    {
        Write(bytes?.Length ?? -1);
        if (bytes is not null)
            Write(bytes);
    }

    public void Write(OpenFields fields)
    {
        Write(fields.Fields.Count);
        foreach ((string name, SplValue value) in fields.Fields)
        {
            Write(name);
            Write(value);
        }
    }
}
