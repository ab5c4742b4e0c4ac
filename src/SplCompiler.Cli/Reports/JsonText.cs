using System.Text;
using System.Text.Json;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Reports;

/// <summary>Writes the JSON of reports: indented, line feeds, text readable.</summary>
internal static class JsonText
{
    /// <summary>The text that <paramref name="write"/> writes, ended by a line feed.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonRenderer.Indented))
            write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) + "\n";
    }
}
