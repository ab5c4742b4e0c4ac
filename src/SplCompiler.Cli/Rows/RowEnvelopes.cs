using System.Text.Encodings.Web;
using System.Text.Json;
using SplCompiler.Cli.Scheduling;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Rows;

/// <summary>Puts a row into <c>{"rule":"…","id":…,"title":…,"row":…}</c>, or leaves it as it is. Over windows <c>"window":{"now":…,"earliest":…,"latest":…}</c> stands before the row.</summary>
internal sealed class RowEnvelopes(bool named)
{
    private readonly Dictionary<CompiledRule, byte[]> _beginnings = new(ReferenceEqualityComparer.Instance);
    private RunWindow? _window;

    public void Write(Stream stream, CompiledRule rule, RunWindow? window, ReadOnlySpan<byte> json)
    {
        if (!named)
        {
            stream.Write(json);
            return;
        }

        if (window != _window)
        {
            _window = window;
            _beginnings.Clear();
        }

        if (!_beginnings.TryGetValue(rule, out byte[]? beginning))
            _beginnings.Add(rule, beginning = Beginning(rule, window));
        stream.Write(beginning);
        stream.Write(json);
        stream.WriteByte((byte)'}');
    }

    private static byte[] Beginning(CompiledRule rule, RunWindow? window)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Path);
            json.WriteString("id", rule.Id);
            json.WriteString("title", rule.Title);
            if (rule.Stanza is not null)
                json.WriteString("stanza", rule.Stanza);
            if (window is not null)
            {
                json.WriteStartObject("window");
                json.WriteString("now", RunWindow.Text(window.Now));
                json.WriteString("earliest", window.Earliest is { } earliest ? RunWindow.Text(earliest) : null);
                json.WriteString("latest", RunWindow.Text(window.Latest));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // The row is written behind the last property, as the runner gave it.
        return [.. buffer.ToArray().AsSpan()[..^1], .. ",\"row\":"u8];
    }
}
