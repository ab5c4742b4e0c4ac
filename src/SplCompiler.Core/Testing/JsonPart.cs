using System.Collections.Immutable;
using System.Text.Json;
using SplCompiler.Rules;

namespace SplCompiler.Testing;

/// <summary>A value of a JSON file and where it stands.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind">Object, array, string, number, true, false or null.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last character.</param>
internal sealed record JsonPart(SourceFile File, JsonValueKind Kind, int Start, int End)
{
    /// <summary>The string without quotes and escapes; what is written for any other value.</summary>
    public string Text { get; init; } = "";

    public ImmutableArray<(JsonPart Name, JsonPart Value)> Members { get; init; } = [];

    public ImmutableArray<JsonPart> Items { get; init; } = [];

    public string Written => File.Text[Start..End];

    /// <summary>What it is, for messages.</summary>
    public string Description => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => $"`{Written}`",
    };
}
