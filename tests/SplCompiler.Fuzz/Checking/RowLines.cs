using System.Collections.Immutable;
using System.Text.Json;
using SplCompiler.Runtime;
using SplCompiler.Testing;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Fuzz.Checking;

/// <summary>Collects rows as lines that can be compared, in the order in which a search shows them.</summary>
internal sealed class RowLines : IRowOutput
{
    private readonly List<(RowOrigin Origin, string Line)> _rows = [];

    public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json.ToArray());
        _rows.Add((origin, RowText.Of(document.RootElement.EnumerateObject().ToImmutableDictionary(member => member.Name, member => Value(member.Value)))));
    }

    /// <summary>Rows of events newest first, ties as they arrived; rows of many events as they came.</summary>
    public IReadOnlyList<string> InOrder() => _rows.Exists(row => row.Origin == RowOrigin.End)
        ? [.. _rows.Select(row => row.Line)]
        : [.. _rows.OrderBy(row => row.Origin.Time is null).ThenByDescending(row => row.Origin.Time).ThenBy(row => row.Origin.Ordinal).Select(row => row.Line)];

    private static TestValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => TestValue.Of(value.GetDouble()),
        JsonValueKind.Array => TestValue.Of(value.EnumerateArray().Select(Value)),
        _ => TestValue.Of(value.GetString() ?? ""),
    };
}
