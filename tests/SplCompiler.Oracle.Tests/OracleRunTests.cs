using SplCompiler.Oracle;
using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Tests;

/// <summary>Rules of the language that neither examples nor conformance cases show.</summary>
public sealed class OracleRunTests
{
    [Theory]
    [InlineData("search * | table n", """{"_time": 1, "n": "1"} {"n": "2"} {"_time": 3, "n": "3"} {"_time": 1, "n": "4"} {"n": "5"}""", """{n: "3"} {n: "1"} {n: "4"} {n: "2"} {n: "5"}""")]
    [InlineData("search * | stats earliest(n) as e latest(n) as l", """{"_time": 1, "n": "a"} {"_time": 1, "n": "b"}""", """{e: "a", l: "a"}""")]
    [InlineData("search * | bin _time span=1h | stats latest(n) as l", """{"_time": 1, "n": "a"} {"_time": 2, "n": "b"}""", """{l: "a"}""")]
    [InlineData("search * | table n | stats latest(n) as l", """{"_time": 1, "n": "a"}""", "{}")]
    [InlineData("search a=x | stats sum(n) as s", """{"n": "1"}""", "")]
    [InlineData("search a=x | stats dc(n) as d, sum(n) as s", """{"n": "1"}""", "{d: 0}")]
    [InlineData("search * | stats sum(n) as s", """{"a": "1"}""", "{}")]
    [InlineData("search * | stats count by a b", """{"a": ["x", "y"], "b": ["1", "2"]}""", """{a: "x", b: "1", count: 1} {a: "x", b: "2", count: 1} {a: "y", b: "1", count: 1} {a: "y", b: "2", count: 1}""")]
    [InlineData("search * | where NOT a=b | table id", """{"id": "1", "a": "x"} {"id": "2", "a": "x", "b": "y"} {"id": "3", "a": ["x", "y"], "b": "y"}""", """{id: "2"}""")]
    [InlineData("search * | where a!=\"x\" | table id", """{"id": "1", "a": ["x", "y"]} {"id": "2", "a": "x"} {"id": "3"}""", """{id: "1"}""")]
    [InlineData("search a!=x | table id", """{"id": "1", "a": ["x", "y"]} {"id": "2", "a": "X"} {"id": "3"}""", """{id: "1"}""")]
    [InlineData("search * | where a=1 XOR b=2 | table a", """{"a": "1"} {"a": "1", "b": "3"} {"a": "2", "b": "2"}""", """{a: "1"} {a: "2"}""")]
    [InlineData("search * | eval x=1 . 2 + 3", "{}", """{x: "15"}""")]
    [InlineData("search * | eval x=a+b, y=a+\"b\"", """{"a": "1", "b": "2"}""", """{a: "1", b: "2", x: 3, y: "1b"}""")]
    [InlineData("search * | where a>\"9\"", """{"a": "10"}""", "")]
    [InlineData("search * | rename \"p.*\" AS \"*\"", """{"user": "old", "p.user": "new", "_p.x": "1"}""", """{user: "new", _p.x: "1"}""")]
    [InlineData("search * | fields a", """{"a": "1", "b": "2", "_x": "3"}""", """{a: "1", _x: "3"}""")]
    [InlineData("search * | fields - a*, _x", """{"a": "1", "b": "2", "_x": "3", "_y": "4"}""", """{b: "2", _y: "4"}""")]
    [InlineData("search * | bin n span=0.1", """{"n": "0.3"}""", """{n: "0.3-0.4"}""")]
    [InlineData("search * | sort - n", """{"n": "2"} {"m": "1"} {"n": "x"} {"n": "10.0.0.10"} {"n": "10"} {"n": "10.0.0.9"}""", """{n: "x"} {n: "10.0.0.10"} {n: "10.0.0.9"} {n: "10"} {n: "2"} {m: "1"}""")]
    [InlineData("search * | dedup a consecutive=t keepempty=t | table id", """{"id": "1", "a": "x"} {"id": "2"} {"id": "3", "a": "x"} {"id": "4", "a": "x"}""", """{id: "1"} {id: "2"} {id: "3"}""")]
    [InlineData("search ip=10.0.0.0/8 | table ip", """{"ip": "10.1.2.3"} {"ip": "11.1.2.3"} {"ip": "10.1.2.3x"} {"ip": ["1.1.1.1", "10.0.0.1"]}""", """{ip: "10.1.2.3"} {ip: "1.1.1.1", "10.0.0.1"}""")]
    public void ASearchGivesTheseRows(string spl, string events, string rows)
    {
        var file = new SourceFile("rule.spl", spl);
        var compilation = SplCompilation.Create(new RuleFile { File = file, Spl = RuleText.FromPlain(file, spl), Path = "rule.spl" });
        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.Severity == Diagnostics.Severity.Error);

        var result = OracleRun.Run(compilation.Plan, events.Replace("} {", "}\n{", StringComparison.Ordinal).Split('\n').Select((json, i) => OracleEvent.FromJson(json, i)), OracleContext.Default);

        Assert.Equal(rows, string.Join(' ', result));
    }

    [Fact]
    public void FieldsOfNestedJsonAreDotted() => Assert.Equal(
        """{a.b: "1", a.c{}: "x", "y", a.d{}.e: "1", "2", m: "p", "q", t: "true", n: "1.50"}""",
        OracleEvent.FromJson("""{"a": {"b": 1, "c": ["x", "y"], "d": [{"e": 1}, {"e": 2}]}, "m": ["p", "q"], "t": true, "n": 1.50, "z": null, "w": []}""", 0).ToString());
}
