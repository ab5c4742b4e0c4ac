using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SplCompiler.Planning;

namespace SplCompiler.Testing;

/// <summary>A value of a row in a test: a number, a text, or several of these.</summary>
public sealed record TestValue
{
    private TestValue(double? number, string? text, ImmutableArray<TestValue> list) => (Number, Text, List) = (number, text, list);

    /// <summary>The number, when it is one.</summary>
    public double? Number { get; }

    /// <summary>The text, when it is one.</summary>
    public string? Text { get; }

    /// <summary>The values, when there are several; empty otherwise.</summary>
    public ImmutableArray<TestValue> List { get; }

    public bool IsList => List.Length > 0;

    /// <summary>What a number or text prints as.</summary>
    public string TextForm => Text ?? (Number is { } number ? FoldedNumber.Format(number) : string.Join('\n', List.Select(value => value.TextForm)));

    public static TestValue Of(double number) => new(number, null, []);

    public static TestValue Of(string text) => new(null, text, []);

    /// <summary>Several values; a list of one is that value.</summary>
    /// <exception cref="ArgumentException">There is no value: such a field is missing from its row.</exception>
    public static TestValue Of(IEnumerable<TestValue> values)
    {
        ImmutableArray<TestValue> list = [.. values];
        if (list.IsEmpty)
            throw new ArgumentException("A field without a value is missing", nameof(values));
        return list.Length == 1 ? list[0] : new TestValue(null, null, list);
    }

    internal JsonNode ToJson()
    {
        if (IsList)
            return new JsonArray([.. List.Select(value => value.ToJson())]);
        return Text is null && double.IsFinite(Number!.Value) ? JsonNode.Parse(TextForm)! : JsonValue.Create(TextForm);
    }

    /// <summary>The value as JSON.</summary>
    public override string ToString() => ToJson().ToJsonString(s_plain);

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
