using System.Text;
using System.Text.Json;

namespace SplCompiler.Runtime;

/// <summary>A log in the extended format of the W3C, as IIS writes it: a line <c>#Fields:</c> names the columns of those below.</summary>
/// <remarks>Source: W3C, "Extended Log File Format". Names become field names as Splunk makes them: <c>cs(User-Agent)</c> is <c>cs_User_Agent</c>.</remarks>
internal sealed class ExtendedLog(Stream text, int maxLine) : EnvelopeStream(text, maxLine)
{
    private string[] _fields = [];
    private string _sourceType = "iis";

    protected override void Line(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("#Software:"u8))
            _sourceType = line.IndexOf("Internet Information"u8) >= 0 ? "iis" : "w3c";
        if (line.StartsWith("#Fields:"u8))
            _fields = [.. Encoding.UTF8.GetString(line[8..]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Name)];
        if (line.IsEmpty || line[0] == '#')
            Skip();
        else
            Event(line, _sourceType, Encoding.UTF8.GetString(line).Split(' ', StringSplitOptions.RemoveEmptyEntries), Members);
    }

    private void Members(Utf8JsonWriter json, string[] cells)
    {
        string date = "", time = "";
        for (int i = 0; i < cells.Length && i < _fields.Length; i++)
        {
            if (_fields[i] is "date")
                date = cells[i];
            else if (_fields[i] is "time")
                time = cells[i];
            if (cells[i] != "-")
                json.WriteString(_fields[i], cells[i]);
        }

        // The format says that times are UTC.
        if (date.Length > 0 && time.Length > 0)
            json.WriteString("_time"u8, $"{date}T{time}Z");
    }

    private static string Name(string column)
    {
        var name = new StringBuilder();
        foreach (char c in column)
        {
            if (char.IsAsciiLetterOrDigit(c))
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '_')
                name.Append('_');
        }

        return name.ToString().TrimEnd('_');
    }
}
