using System.Text.Json;
using SplCompiler.Rules;
using SplCompiler.Testing;
using Xunit;

namespace SplCompiler.Tests.Testing;

public sealed class RowComparisonTests
{
    [Theory]
    [InlineData("""{"n": 1}""", """{"n": "1.0"}""")]
    [InlineData("""{"n": "1"}""", """{"n": 1}""")]
    [InlineData("""{"n": 0.1}""", """{"n": 0.10000000001}""")]
    [InlineData("""{"n": 0.1}""", """{"n": "1e-1"}""")]
    [InlineData("""{"n": 1e300}""", """{"n": 1.0000000001e300}""")]
    [InlineData("""{"n": ["1"]}""", """{"n": "1"}""")]
    [InlineData("""{"n": ["1", 2]}""", """{"n": [1, "2"]}""")]
    [InlineData("""{"n": "{\"a\": [1, 2]}"}""", """{"n": "{\"a\":[1,2]}"}""")]
    [InlineData("""{"n": ""}""", """{"n": ""}""")]
    [InlineData("""{}""", """{"_time": 5}""")]
    [InlineData("""{"_time": 5}""", """{"_time": 5}""")]
    [InlineData("""{"n": null}""", """{}""")]
    public void TheseRowsAreEqual(string expected, string found) => Assert.Null(Compare($"[{expected}]", $"[{found}]"));

    [Theory]
    [InlineData("""{"n": 1}""", """{"n": 1.0000000001}""")]
    [InlineData("""{"n": 9007199254740991}""", """{"n": 9007199254740990}""")]
    [InlineData("""{"n": 0.1}""", """{"n": 0.1000001}""")]
    [InlineData("""{"n": 1}""", """{"n": "x"}""")]
    [InlineData("""{"n": "1.0"}""", """{"n": 1}""")]
    [InlineData("""{"n": "a"}""", """{"n": "A"}""")]
    [InlineData("""{"n": ["1", "2"]}""", """{"n": ["2", "1"]}""")]
    [InlineData("""{"n": ["1", "2"]}""", """{"n": "1"}""")]
    [InlineData("""{"n": "{\"a\": 1}"}""", """{"n": "{\"a\":2}"}""")]
    [InlineData("""{"n": "{a"}""", """{"n": "{ a"}""")]
    [InlineData("""{}""", """{"n": ""}""")]
    [InlineData("""{"n": ""}""", """{}""")]
    [InlineData("""{"_time": 5}""", """{}""")]
    [InlineData("""{"_x": null}""", """{"_x": 5}""")]
    public void TheseRowsDiffer(string expected, string found) => Assert.NotNull(Compare($"[{expected}]", $"[{found}]"));

    [Fact]
    public void OrderCountsOnlyWhenItIsExact()
    {
        const string Expected = """[{"a": "1"}, {"a": "2"}]""", Found = """[{"a": "2"}, {"a": "1"}]""";

        Assert.Null(Compare(Expected, Found));
        Assert.StartsWith("row 1: field `a`: expected \"1\", found \"2\"", Compare(Expected, Found, "exact"));
        Assert.StartsWith("expected 2 rows in this order, found 1", Compare(Expected, """[{"a": "1"}]""", "exact"));
    }

    [Fact]
    public void RowsArePairedSoThatAsManyAsPossibleFit() =>
        Assert.Null(Compare("""[{"a": "1"}, {"a": "1", "_time": 5}]""", """[{"a": "1", "_time": 5}, {"a": "1", "_time": 6}]"""));

    [Fact]
    public void ManyEqualRowsArePaired()
    {
        string rows = $"[{string.Join(",", Enumerable.Repeat("""{"a": "1"}""", 2000))}]";

        Assert.Null(Compare(rows, rows));
    }

    [Fact]
    public void AMessageShowsBothSides() => Assert.Equal(
        """
        expected 1 row in any order, found 2
          surplus: {"a": "2", "b": ["x","y"]}
          expected:
            {"a": "1"}
          found:
            {"a": "1"}
            {"a": "2", "b": ["x","y"]}
        """,
        Compare("""[{"a": "1"}]""", """[{"a": "1"}, {"b": ["x", "y"], "a": "2"}]"""));

    [Theory]
    [InlineData("""{"rows": 1}""", true)]
    [InlineData("""{"rows": 2}""", false)]
    [InlineData("""{"atLeast": 1}""", true)]
    [InlineData("""{"atLeast": 2}""", false)]
    [InlineData("""{"none": true}""", false)]
    [InlineData("""{"error": true}""", false)]
    public void CountsAreCounted(string expect, bool passes) => Assert.Equal(passes, Compare(expect, """[{"a": "1"}]""") is null);

    private static string? Compare(string expect, string found, string order = "any")
    {
        string json = $$"""[{"id": "x", "spl": "*", "expect": {{expect}}, "order": "{{order}}"}]""";
        using JsonDocument rows = JsonDocument.Parse(found);
        return RowComparison.Compare(
            TestFile.Parse(new SourceFile("x.json", json)).Cases.Single().Expect,
            [.. rows.RootElement.EnumerateArray().Select(Row)]);
    }

    private static IReadOnlyDictionary<string, TestValue> Row(JsonElement row) => row.EnumerateObject().ToDictionary(field => field.Name, field => Value(field.Value));

    private static TestValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => TestValue.Of(value.GetDouble()),
        JsonValueKind.Array => TestValue.Of(value.EnumerateArray().Select(Value)),
        _ => TestValue.Of(value.GetString()!),
    };
}
