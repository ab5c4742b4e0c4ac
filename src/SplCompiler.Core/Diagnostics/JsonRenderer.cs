using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SplCompiler.Diagnostics;

/// <summary>Writes the result of <c>splc check --format json</c>.</summary>
public static class JsonRenderer
{
    internal static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        // The text goes to a file or a pipe, never into HTML: a rule's quotes and accents stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Render(CheckReport report)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteStartArray("rules");
            foreach (CheckedRule rule in report.Rules)
                Write(json, rule);
            json.WriteEndArray();
            if (report.General.Length > 0)
                Write(json, "diagnostics", report.General);
            json.WriteStartObject("summary");
            json.WriteNumber("rules", report.Rules.Length);
            json.WriteNumber("ok", report.Rules.Length - report.Errors);
            json.WriteNumber("error", report.Errors);
            json.WriteNumber("warnings", report.Warnings);
            json.WriteNumber("compiled", report.Compiled);
            if (report.Known is { } known)
                json.WriteNumber("known", known);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, CheckedRule rule)
    {
        json.WriteStartObject();
        json.WriteString("path", rule.Path);
        if (rule.Stanza is not null)
            json.WriteString("stanza", rule.Stanza);
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("status", rule.HasError ? "error" : "ok");
        Write(json, "diagnostics", rule.Diagnostics);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartArray(name);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            FileSpan span = diagnostic.Span;
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
            json.WriteString("message", diagnostic.Message);
            json.WriteString("path", span.Path);
            json.WriteNumber("line", span.Line);
            json.WriteNumber("column", span.Column);
            json.WriteNumber("endLine", span.EndLine);
            json.WriteNumber("endColumn", span.EndColumn);
            json.WriteString("label", diagnostic.Label);
            WriteTexts(json, "help", diagnostic.Help);
            WriteTexts(json, "notes", diagnostic.Notes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyCollection<string> texts)
    {
        if (texts.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
