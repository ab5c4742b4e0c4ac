using System.Text;
using System.Text.Json;

namespace SplCompiler.Diagnostics;

/// <summary>Writes findings as SARIF 2.1.0, which code hosts show beside the changed lines.</summary>
/// <remarks>Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".</remarks>
public static class SarifRenderer
{
    /// <param name="report">What was found.</param>
    /// <param name="version">The version of the tool, such as <c>0.1.0</c>.</param>
    public static string Render(CheckReport report, string version)
    {
        DiagnosticDescriptor[] kinds =
            [.. report.Diagnostics.Select(diagnostic => diagnostic.Descriptor).DistinctBy(kind => kind.Code).OrderBy(kind => kind.Code, StringComparer.Ordinal)];
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonRenderer.Indented))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, kinds, version);

            // Columns count UTF-16 units, as in .NET.
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (Diagnostic diagnostic in report.Diagnostics)
                WriteResult(json, diagnostic, Array.FindIndex(kinds, kind => kind.Code == diagnostic.Code));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteTool(Utf8JsonWriter json, DiagnosticDescriptor[] kinds, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "splc");
        json.WriteString("semanticVersion", version);
        json.WriteStartArray("rules");
        foreach (DiagnosticDescriptor kind in kinds)
        {
            json.WriteStartObject();
            json.WriteString("id", kind.Code);
            json.WriteString("name", kind.Name);
            WriteText(json, "shortDescription", kind.Summary);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(kind.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, int kind)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", kind);
        json.WriteString("level", Level(diagnostic.Severity));
        IEnumerable<string> help = diagnostic.Help.Select(text => $"help: {text}");
        IEnumerable<string> notes = diagnostic.Notes.Select(text => $"note: {text}");
        WriteText(json, "message", string.Join('\n', [diagnostic.Message, .. help, .. notes]));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(diagnostic.Span.Path));
        json.WriteEndObject();
        WriteRegion(json, diagnostic.Span);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, FileSpan span)
    {
        if (span.IsWholeFile)
            return;
        json.WriteStartObject("region");
        json.WriteNumber("startLine", span.Line);
        json.WriteNumber("startColumn", span.Column);
        json.WriteNumber("endLine", span.EndLine);
        json.WriteNumber("endColumn", span.EndColumn);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Uri(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
