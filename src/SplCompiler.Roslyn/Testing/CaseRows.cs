using System.Collections.Immutable;
using System.Text.Json;
using SplCompiler.Runtime;
using SplCompiler.Testing;

namespace SplCompiler.Roslyn.Testing;

/// <summary>Collects the rows of a case in the order in which a search shows them.</summary>
internal sealed class CaseRows : IRowOutput
{
    private readonly List<(RowOrigin Origin, ImmutableDictionary<string, TestValue> Row)> _rows = [];

    public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json) => _rows.Add((origin, Parse(json)));

    /// <summary>Rows of events newest first, ties as they arrived; rows of many events as they came.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, TestValue>> NewestFirst()
    {
        bool isOrdered = _rows.Exists(row => row.Origin == RowOrigin.End);
        IEnumerable<(RowOrigin Origin, ImmutableDictionary<string, TestValue> Row)> rows = isOrdered
            ? _rows
            : _rows.OrderBy(row => row.Origin.Time is null).ThenByDescending(row => row.Origin.Time).ThenBy(row => row.Origin.Ordinal);
        return [.. rows.Select(row => row.Row)];
    }

    private static ImmutableDictionary<string, TestValue> Parse(ReadOnlySpan<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json.ToArray());
        return document.RootElement.EnumerateObject().ToImmutableDictionary(member => member.Name, member => Value(member.Value), StringComparer.Ordinal);
    }

    private static TestValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => TestValue.Of(value.GetDouble()),
        JsonValueKind.Array => TestValue.Of(value.EnumerateArray().Select(Value)),
        _ => TestValue.Of(value.GetString() ?? ""),
    };
}
