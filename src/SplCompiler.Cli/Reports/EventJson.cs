using System.Text.Json;
using SplCompiler.Cli.Engine;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Reports;

/// <summary>Where events leave a pipeline and why, as JSON.</summary>
internal static class EventJson
{
    /// <summary>The rule and its events; a missing field is null, the values of a field are an array.</summary>
    public static string Of(RuleFile rule, IEnumerable<EventExplanation> events) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        StageJson.WriteRule(json, rule);
        json.WriteStartArray("events");
        foreach (EventExplanation explanation in events)
            Write(json, explanation);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, EventExplanation explanation)
    {
        json.WriteStartObject();
        json.WriteNumber("event", explanation.Ordinal + 1);
        if (explanation.LeavesAt < 0)
            json.WriteNull("leavesAt");
        else
            json.WriteNumber("leavesAt", explanation.LeavesAt + 1);
        json.WriteStartArray("stages");
        foreach (StageExplanation stage in explanation.Stages)
        {
            json.WriteStartObject();
            json.WriteString("spl", stage.Spl);
            json.WriteString("outcome", stage.Outcome switch
            {
                StageOutcome.Keeps => "keeps",
                StageOutcome.Leaves => "leaves",
                StageOutcome.Joins => "joins",
                _ => "notReached",
            });
            WriteReads(json, stage.Reads);
            WriteReasons(json, stage.Reasons);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReasons(Utf8JsonWriter json, IReadOnlyList<PredicateExplanation> reasons)
    {
        json.WriteStartArray("reasons");
        foreach (PredicateExplanation reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("predicate", reason.Text);
            if (reason.Value is { } value)
                json.WriteBoolean("value", value);
            else
                json.WriteNull("value");
            WriteReads(json, reason.Reads);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReads(Utf8JsonWriter json, IReadOnlyList<FieldReading> reads)
    {
        json.WriteStartObject("reads");
        foreach (FieldReading field in reads)
        {
            if (field.Values is null)
            {
                json.WriteNull(field.Name);
                continue;
            }

            json.WriteStartArray(field.Name);
            foreach (string value in field.Values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
