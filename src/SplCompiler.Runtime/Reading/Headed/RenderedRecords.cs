using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Windows events as text: a line with a date, <c>LogName=…</c> on the next, and <c>Name=value</c> or the message on those that follow.</summary>
internal sealed class RenderedRecords(Stream text, int maxLine) : EnvelopeStream(text, maxLine)
{
    private readonly List<byte> _record = [];
    private byte[]? _date;

    /// <summary>True for text that begins with such a record.</summary>
    public static bool Begins(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end > 0 && IsDate(text[..end].TrimEnd((byte)'\r')) && text[(end + 1)..].StartsWith("LogName="u8);
    }

    protected override void Line(ReadOnlySpan<byte> line)
    {
        // Only the line behind tells whether a date begins a record or belongs to a message.
        if (_date is not null)
        {
            if (line.StartsWith("LogName="u8))
                Write();
            Append(_date);
            _date = null;
        }

        if (IsDate(line))
            _date = line.ToArray();
        else
            Append(line);
        Skip();
    }

    protected override void End()
    {
        if (_date is not null)
            Append(_date);
        Write();
    }

    private static bool IsDate(ReadOnlySpan<byte> line) => line.Length == 22 && line[2] == '/' && line[5] == '/' && line[13] == ':' && line[21] == 'M';

    private void Append(ReadOnlySpan<byte> line)
    {
        if (_record.Count > 0)
            _record.Add((byte)'\n');
        _record.AddRange(line);
    }

    private void Write()
    {
        ReadOnlySpan<byte> raw = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_record).TrimEnd("\r\n"u8);
        if (raw.IsEmpty)
            return;
        string text = Encoding.UTF8.GetString(raw);
        Event(raw, "WinEventLog", text, static (json, text) =>
        {
            json.WriteString("source"u8, $"WinEventLog:{Value(text, "LogName")}");
            if (Value(text, "ComputerName") is { Length: > 0 } computer)
                json.WriteString("host"u8, computer);
        });
        _record.Clear();
    }

    /// <summary>The rest of the first line that begins with a name; empty when there is none.</summary>
    private static string Value(string text, string name)
    {
        int start = text.IndexOf($"\n{name}=", StringComparison.Ordinal) + name.Length + 2;
        return start < name.Length + 2 ? "" : text[start..].Split('\n')[0].TrimEnd('\r');
    }
}
