using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Commands;

/// <summary>What examples do not show: hostile data, data of a run, order, refusals.</summary>
public sealed class StreamingEdgeTests
{
    private static IReadOnlyList<string> Run(string spl, string events, RunContext? context = null) => CompiledEngine.Run(
        CompiledEngine.Pack([CompiledEngine.Compile(spl, new CompilationOptions { Knowledge = KnowledgeBase.BuiltIn.WithLookups(["assets"]) })], KnowledgeBase.Empty),
        [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(events))],
        new RunnerOptions { Jobs = 1, Run = context ?? RunContext.Default, Events = EventOptions.Default with { TestInput = true } });

    private static string Refusal(string spl)
    {
        Diagnostic error = Assert.Single(CompiledEngine.Compile(spl).Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        return $"{error.Code} {error.Span.Column}: {error.Message}";
    }

    [Fact]
    public void RowsOfOneEventKeepTheirOrder()
    {
        string values = string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"{i}\""));
        IReadOnlyList<string> rows = Run("search * | mvexpand a | head 30 | table a", $$"""{"_time": 5, "a": [{{values}}]}""");
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $$"""{"a":"{{i}}"}"""), rows);
    }

    [Theory]
    [InlineData("""{"j": "{\"a\": 1, \"b\": [1, {\"c\": "}""", """{"a":"1","b{}":"1"}""")]
    [InlineData("""{"j": "{\"a\": 1} trailing"}""", """{"a":"1"}""")]
    [InlineData("""{"j": "\"text\""}""", "{}")]
    [InlineData("""{"j": "{\"_time\": 9, \"_raw\": \"x\", \"a\": 1}"}""", """{"a":"1"}""")]
    [InlineData("""{"j": "{\"a\": \"\\ud800\", \"b\": 2}"}""", "{}")]
    public void BrokenJsonGivesWhatStandsBeforeTheMistake(string given, string row) =>
        Assert.Equal([row], Run("search * | spath input=j | fields - j", given));

    [Theory]
    [InlineData("""{"x": "<a><b>1</b><c>2"}""", """{"a.b":"1"}""")]
    [InlineData("""{"x": "<a>&undefined;</a>"}""", "{}")]
    [InlineData("""{"x": "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"}""", "{}")]
    public void BrokenAndHostileXmlGivesWhatStandsBeforeTheMistake(string given, string row) =>
        Assert.Equal([row], Run("search * | spath input=x | fields - x", given));

    [Fact]
    public void DeepDataIsNoJson()
    {
        string deep = new string('[', 10_000) + new string(']', 10_000);
        Assert.Equal(["""{"k":"1"}"""], Run("search * | spath input=j path={} output=p | fromjson j | spath input=j | fields k, p", $$"""{"k": "1", "j": "{{deep}}"}"""));
    }

    [Fact]
    public void WhatSpathAddsReachesWildcardsAndRawTerms()
    {
        const string Event = """{"_time": 5, "_raw": "{\"user\": \"eve\", \"n\": 1}", "n": "old", "host": "h"}""";
        Assert.Equal(["""{"host":"h","n":"1","user":"eve"}"""], Run("search * | spath | stats values(*) as * by host", Event));
        Assert.Equal(["""{"user":"eve"}"""], Run("search * | spath | search eve user=EVE _time=5 | table user", Event));
        Assert.Equal(["""{"count":1,"user":"eve"}"""], Run("search * | spath | bin _time span=1s | stats count by user, _time | fields count, user | fields - _time", Event));
    }

    [Fact]
    public void LookupsReadTheTablesOfTheRun()
    {
        var tables = LookupTables.FromCsv([new("assets", "ip,zone,owner\r\n10.0.0.1,dmz,eve\r\n10.0.0.1,lan,\r\n\"10.0.0.2\",\"a, \"\"b\"\"\",bob\r\n")]);
        var context = new RunContext { Lookups = tables };
        Assert.Equal(
            ["""{"src":["10.0.0.1","10.0.0.2"],"zone":["dmz","lan","a, \"b\""],"owner":["eve","bob"]}"""],
            Run("search * | lookup assets ip AS src OUTPUT zone owner | table src zone owner", """{"src": ["10.0.0.1", "10.0.0.2"]}""", context));
        Assert.Equal(
            ["""{"n":"1"}""", """{"ip":"10.0.0.1","zone":"dmz"}""", """{"ip":"10.0.0.1","zone":"lan"}"""],
            Run("search * | table n | inputlookup append=t max=2 assets | table n ip zone", """{"n": "1"}""", context));
    }

    [Fact]
    public void IplocationReadsTheLocationsOfTheRun()
    {
        var context = new RunContext { Locations = new OnePlace() };
        Assert.Equal(
            ["""{"s_Country":"Peru","s_lat":-12.5,"s_City":"old"}""", """{"s_City":"old"}"""],
            Run("search * | iplocation prefix=s_ ip | table s_Country s_lat s_City", "{\"ip\": \"192.0.2.1\", \"s_City\": \"old\"}\n{\"ip\": \"10.0.0.1\", \"s_City\": \"old\"}", context));
    }

    [Theory]
    [InlineData("search * | rest /services", "SPL2001 12: `rest` cannot run here: it asks the server about itself, not events")]
    [InlineData("search * | fit DensityFunction x into app:m", "SPL2001 12: `fit` with the model `app:m` cannot run here: it needs a model of the Machine Learning Toolkit")]
    [InlineData("search * | rex field=a \"code=\\d+\"", "SPL1008 24: the pattern of `rex` has no named group, so nothing is extracted")]
    [InlineData("search * | rex field=a mode=sed \"s/a/b\"", "SPL1009 33: this is no sed expression")]
    [InlineData("search * | rex field=a mode=sed \"y/abc/x/\"", "SPL1009 33: both parts of `y///` need the same number of characters")]
    [InlineData("search * | foreach a* [fillnull x_<<MATCHSTR>>]", "SPL2003 24: outside eval and where, the template makes names of fields that are only known at run time")]
    [InlineData("search * | foreach a [stats count]", "SPL2003 23: only commands that look at one row at a time can stand here")]
    [InlineData("search * | foreach a [eval b=nosuch(<<FIELD>>)]", "SPL1002 30: eval has no function `nosuch`")]
    [InlineData("search * | convert dura(x)", "SPL1002 20: `convert` has no function `dura`")]
    [InlineData("search * | rangemap field=n low=a-b", "SPL1009 33: `a-b` is no range")]
    [InlineData("search * | replace a* with *b* in x", "SPL1009 20: both values of `replace` need the same number of `*`, or the new one none")]
    public void MistakesAreRefusedWhereTheyStand(string spl, string message) => Assert.Equal(message, Refusal(spl));

    [Fact]
    public void SeveralSedExpressionsRunInOrder() =>
        Assert.Equal(["""{"a":"x-y"}"""], Run("search * | rex field=a mode=sed \"s/\\s+/-/g; y/AB/xy/\"", """{"a": "A  B"}"""));

    private sealed class OnePlace : IGeoLocations
    {
        public GeoLocation? Find(string address) => address == "192.0.2.1" ? new GeoLocation { Country = "Peru", Latitude = -12.5 } : null;
    }
}
