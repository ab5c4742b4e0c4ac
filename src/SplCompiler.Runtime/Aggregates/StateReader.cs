using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Reads what a <see cref="StateWriter"/> wrote.</summary>
public sealed class StateReader(Stream stream) : BinaryReader(stream, Encoding.UTF8, leaveOpen: true)
{
    public SplValue ReadValue()
    {
        var values = new SplValue[ReadInt32()];
        for (int i = 0; i < values.Length; i++)
            values[i] = ReadBoolean() ? SplValue.FromNumber(ReadDouble()) : SplValue.FromText(ReadString());
        return SplValue.FromMany(values);
    }

    public double? ReadNumberOrNull() => ReadBoolean() ? ReadDouble() : null;

    public SplTime ReadTime() => new(ReadInt64());

    public SplTime? ReadTimeOrNull() => ReadBoolean() ? ReadTime() : null;

    public string? ReadTextOrNull() => ReadBoolean() ? ReadString() : null;

    public string[] ReadTexts() => ReadTextsOrNull() ?? [];

    public string[]? ReadTextsOrNull() => Eval.Texts(ReadValue());

    public byte[]? ReadBytesOrNull()
    {
        int length = ReadInt32();
        return length < 0 ? null : ReadBytes(length);
    }

    public OpenFields ReadOpenFields()
    {
        var fields = new OpenFields();
        int count = ReadInt32();
        for (int i = 0; i < count; i++)
            fields.Add(ReadString(), ReadValue());
        return fields;
    }
}
