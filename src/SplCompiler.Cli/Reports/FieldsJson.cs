using System.Text.Json;
using SplCompiler.Analysis;
using SplCompiler.Cli.Surveying;

namespace SplCompiler.Cli.Reports;

/// <summary>The fields of an input for programs.</summary>
internal static class FieldsJson
{
    /// <inheritdoc cref="FieldsText.Of"/>
    public static string Of(long events, IReadOnlyCollection<SeenField> fields, IReadOnlyCollection<NeedyRule>? needy) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("events", events);
        json.WriteStartArray("fields");
        foreach (SeenField field in fields)
        {
            json.WriteStartObject();
            json.WriteString("field", field.Name);
            json.WriteNumber("events", field.Events);
            WriteTexts(json, "examples", field.Examples);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (needy is not null)
            Write(json, needy);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, IReadOnlyCollection<NeedyRule> needy)
    {
        json.WriteStartArray("rules_without_fields");
        foreach (NeedyRule rule in needy)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Path);
            if (rule.Stanza is { } stanza)
                json.WriteString("stanza", stanza);
            json.WriteStartArray("conditions");
            foreach (SilentCondition condition in rule.Conditions)
            {
                json.WriteStartObject();
                json.WriteString("condition", condition.Text);
                WriteTexts(json, "absent", condition.Absent);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
