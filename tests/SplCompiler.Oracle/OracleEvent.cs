using System.Collections.Immutable;
using System.Text.Json;

namespace SplCompiler.Oracle;

/// <summary>An event: its fields in order, and its place in the input.</summary>
/// <param name="Fields">Names and values; <c>_time</c> is a number of seconds.</param>
/// <param name="Ordinal">Breaks ties of <c>_time</c>: what arrived first comes first.</param>
public sealed record OracleEvent(ImmutableArray<KeyValuePair<string, OracleValue>> Fields, long Ordinal)
{
    /// <summary>An event of a test: nested names are dotted, a top-level array is a multivalue, an array inside is <c>name{}</c>.</summary>
    /// <remarks>A number is kept as the digits that were written, as it is when Splunk extracts it from the text of an event.</remarks>
    public static OracleEvent FromJson(JsonElement json, long ordinal) => new(JsonFields.Of(json), ordinal);

    /// <inheritdoc cref="FromJson(JsonElement, long)"/>
    public static OracleEvent FromJson(string json, long ordinal)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return FromJson(document.RootElement, ordinal);
    }

    public override string ToString() => ToRow().ToString();

    internal OracleRow ToRow() => new(Fields, Ordinal);

    internal double? Time => ToRow()["_time"].Number;
}
