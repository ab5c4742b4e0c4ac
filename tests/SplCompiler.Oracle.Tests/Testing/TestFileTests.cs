using SplCompiler.Diagnostics;
using SplCompiler.Rules;
using SplCompiler.Testing;
using Xunit;

namespace SplCompiler.Tests.Testing;

public sealed class TestFileTests
{
    [Fact]
    public void ACaseWithEveryKeyIsRead()
    {
        TestCase test = Parse("""
            [{"id": "a.b", "topic": "stats", "spl": "search * | stats \"x\"", "input": [{"n": 1.50,
              "s": "é\n"}], "expect": [{"n": ["10", 9], "gone": null}], "order": "exact", "now": 1710340645.5, "timezone": "America/New_York",
              "macros": {"m": "x=1", "n(2)": {"args": ["a", "b"], "definition": "$a$", "iseval": true}}, "lookups": {"l.csv": "h\n1\n"},
              "note": "n", "source": "SR stats"}]
            """).Cases.Single();

        Assert.Equal(("a.b", "stats", "search * | stats \"x\"", "n", "SR stats"), (test.Id, test.Topic, test.Spl!.Text, test.Note, test.Source));
        Assert.Equal("""{"n": 1.50,   "s": "é\n"}""", test.Input.Single());
        var expect = Assert.IsType<RowsExpectation>(test.Expect);
        Assert.True(expect.IsOrdered);
        Assert.Equal("""["10",9]""", expect.Rows[0]["n"]!.ToString());
        Assert.Null(expect.Rows[0]["gone"]);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1710340645500), test.Now);
        Assert.Equal("America/New_York", test.TimeZone.Id);
        Assert.Equal(["m", "n(2)"], test.Macros.Select(macro => macro.Signature));
        Assert.True(test.Macros[1].IsEval);
        Assert.Equal("h\n1\n", test.Lookups["l.csv"]);
    }

    [Fact]
    public void RuleAndEventsArePathsFromTheFolderOfTheFile()
    {
        TestCase test = Parse("""[{"id": "x", "rule": "r.yml", "events": "e.ndjson", "expect": {"none": true}}]""", "tests").Cases.Single();

        Assert.Equal((Path.Combine("tests", "r.yml"), Path.Combine("tests", "e.ndjson")), (test.RulePath, test.EventsPath));
    }

    [Theory]
    [InlineData("""{"rows": 3}""", typeof(CountExpectation))]
    [InlineData("""{"atLeast": 2}""", typeof(AtLeastExpectation))]
    [InlineData("""{"none": true}""", typeof(NoneExpectation))]
    [InlineData("""{"error": true}""", typeof(ErrorExpectation))]
    [InlineData("[]", typeof(RowsExpectation))]
    public void EveryFormOfExpectIsRead(string expect, Type type) =>
        Assert.IsType(type, Parse($$"""[{"id": "x", "spl": "*", "expect": {{expect}}}]""").Cases.Single().Expect);

    [Theory]
    [InlineData("[{]", "the file is no valid JSON", 1, 3)]
    [InlineData("[\n{\"é\": }]", "the file is no valid JSON", 2, 7)]
    [InlineData("[] 1", "the file is no valid JSON", 1, 4)]
    [InlineData("""["\ud800"]""", "the file is no valid JSON", 1, 2)]
    [InlineData("{}", "a test file is an array of cases, found an object", 1, 1)]
    [InlineData("[1]", "a case is an object, found a number", 1, 2)]
    [InlineData("""[{"spl": "*", "expect": []}]""", "the case has no `id`", 1, 2)]
    [InlineData("""[{"id": "x", "spl": "*"}]""", "the case has no `expect`", 1, 2)]
    [InlineData("""[{"id": "x", "expect": []}]""", "a case has one of `spl` and `rule`", 1, 2)]
    [InlineData("""[{"id": "x", "spl": "*", "rule": "r.yml", "expect": []}]""", "a case has one of `spl` and `rule`", 1, 2)]
    [InlineData("""[{"id": "x", "spl": "*", "input": [], "events": "e", "expect": []}]""", "a case has `input` or `events`", 1, 49)]
    [InlineData("""[{"id": "x", "spl": "*", "expects": []}]""", "a case has no key `expects`", 1, 26)]
    [InlineData("""[{"id": "x", "id": "y", "spl": "*", "expect": []}]""", "the case names `id` twice", 1, 14)]
    [InlineData("""[{"id": 1, "spl": "*", "expect": []}]""", "`id` is a string, found a number", 1, 9)]
    [InlineData("""[{"id": "x", "spl": "*", "input": [1], "expect": []}]""", "an event is an object, found a number", 1, 36)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": {"row": 1}}]""", "`expect` has no form `row`", 1, 37)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": {"rows": -1}}]""", "`rows` is a whole number of rows, found a number", 1, 45)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": {"none": false}}]""", "`none` can only be true, found `false`", 1, 45)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": [{"a": []}]}]""", "an empty array is no value: a field that must be absent is not listed", 1, 43)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": [{"a": true}]}]""", "a value of a row is a number, a string or an array of these, found `true`", 1, 43)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": [{"a": 1, "a": 2}]}]""", "the row names `a` twice", 1, 46)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": [], "order": "sorted"}]""", "`order` is `any` or `exact`, found `sorted`", 1, 49)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": [], "timezone": "Mars"}]""", "there is no time zone `Mars`", 1, 52)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": [], "now": 1e300}]""", "`now` is a number of seconds since 1970 that has a date", 1, 47)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": [], "macros": {"m(1)": "x"}}]""", "the name of the macro says 1 arguments, `args` has 0", 1, 51)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": [], "macros": {"m(a)": "x"}}]""", "`m(a)` is no name of a macro", 1, 51)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": [], "lookups": {"l": 1}}]""", "a lookup is the text of a CSV file, found a number", 1, 57)]
    [InlineData("""[{"id": "x", "spl": "*", "expect": []}, {"id": "x", "spl": "*", "expect": []}]""", "two cases have the id `x`", 1, 41)]
    public void AMistakeIsReportedWhereItStands(string json, string message, int line, int column)
    {
        Diagnostic diagnostic = Assert.Single(Parse(json).Diagnostics, found => found.Message == message);

        Assert.Equal(("SPL4020", line, column), (diagnostic.Code, diagnostic.Span.Line, diagnostic.Span.Column));
    }

    [Fact]
    public void ACaseWithAMistakeLeavesTheOthers() =>
        Assert.Equal(["b"], Parse("""[{"id": "a"}, {"id": "b", "spl": "*", "expect": []}]""").Cases.Select(test => test.Id));

    [Fact]
    public void ASearchKnowsItsPlaceInTheFile()
    {
        TestCase test = Parse("""[{"id": "é", "spl": "search \"x\" | nosuch", "expect": []}]""").Cases.Single();
        (RuleFile? rule, _) = TestPack.Rule(test);

        Diagnostic diagnostic = SplCompilation.Create(rule!).Diagnostics.Single();

        Assert.Equal((1, 37), (diagnostic.Span.Line, diagnostic.Span.Column));
    }

    [Fact]
    public void AMissingFileIsReported() => Assert.Equal("SPL4001", TestFile.Load("no/such/file.json").Diagnostics.Single().Code);

    private static TestFileLoad Parse(string json, string folder = "") => TestFile.Parse(new SourceFile("cases.json", json), folder);
}
