using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

public sealed class JsonLineTests
{
    [Fact]
    public void MembersAreFieldsByName()
    {
        IReadOnlyList<string> rows = Probe.Read(
            """
            {"a":"x","n":12,"f":-1.5e3,"t":true,"z":null,"e":""}
            {"n":7,"a":"y"}

            """,
            "a", "n", "f", "t", "z", "e");
        Assert.Equal(["""{"a":"x","n":"12","f":"-1.5e3","t":"true","e":""}""", """{"a":"y","n":"7"}"""], rows);
    }

    [Fact]
    public void NestedNamesAreDottedAndListsHaveBraces()
    {
        IReadOnlyList<string> rows = Probe.Read(
            """{"a":{"b":{"c":1}},"list":["x","y"],"o":[{"k":"1"},{"k":"2"}],"m":[[1,2],[3]],"empty":{},"none":[]}""",
            "a.b.c", "list{}", "o{}.k", "m{}{}", "empty", "none{}");
        Assert.Equal(["""{"a.b.c":"1","list{}":["x","y"],"o{}.k":["1","2"],"m{}{}":["1","2","3"]}"""], rows);
    }

    [Fact]
    public void EscapesAreDecoded()
    {
        IReadOnlyList<string> rows = Probe.Read("""{"a":"C:\\Windows\\","b":"say \"hi\"\n\t\/","c":"\u00e9\ud83d\ude00\ud83d","d\u0041":"x"}""", "a", "b", "c", "dA");
        Assert.Equal(["{\"a\":\"C:\\\\Windows\\\\\",\"b\":\"say \\\"hi\\\"\\n\\t/\",\"c\":\"é😀\uFFFD\",\"dA\":\"x\"}"], rows);
    }

    [Fact]
    public void WhiteSpaceBetweenTokensDoesNotMatter()
    {
        IReadOnlyList<string> rows = Probe.Read("  { \"a\" : \"x\" , \"b\" : [ 1 , 2 ] }  \r\n{\"a\":\"y\"}\r\n", "a", "b{}");
        Assert.Equal(["""{"a":"x","b{}":["1","2"]}""", """{"a":"y"}"""], rows);
    }

    [Fact]
    public void AStepThatLookedAlikeMayLeadElsewhere()
    {
        IReadOnlyList<string> rows = Probe.Read(
            """
            {"a":1,"b":2}
            {"a":{"b":3},"b":4}
            {"a":[5],"b":6}
            {"a": 7,"b":8}
            {"a":"9","b":null}
            """,
            "a", "a.b", "a{}", "b");
        Assert.Equal(
            ["""{"a":"1","b":"2"}""", """{"a.b":"3","b":"4"}""", """{"a{}":"5","b":"6"}""", """{"a":"7","b":"8"}""", """{"a":"9"}"""], rows);
    }

    [Fact]
    public void AKeyThatOccursTwiceHasTwoValues() =>
        Assert.Equal(["""{"a":["1","2"]}"""], Probe.Read("""{"a":1,"b":0,"a":2}""", "a"));

    [Fact]
    public void LongNamesAndManyShapesAreReadLikeAnyOther()
    {
        string name = new('n', 300);
        var input = new System.Text.StringBuilder();
        for (int i = 0; i < 3000; i++)
            input.Append($$"""{"k{{i}}":{{i}},"{{name}}":"v{{i}}","same":{"k{{i % 7}}":"w"} }""").Append('\n');
        IReadOnlyList<string> rows = Probe.Read(input.ToString(), name, "k1500", "same.k3");
        Assert.Equal(3000, rows.Count);
        Assert.Equal($$"""{"{{name}}":"v1500","k1500":"1500"}""", rows[1500]);
        Assert.Equal($$"""{"{{name}}":"v2999","same.k3":"w"}""", rows[2999]);
    }

    [Fact]
    public void TheLineIsRaw()
    {
        var options = new ProbeOptions { Terms = [RawTerm.Phrase("b\":\"x")] };
        Assert.Equal(["""{"_raw":"{\"b\":\"x\"}","b\":\"x":1}"""], Probe.Read("{\"b\":\"x\"}\r\n", options, "_raw"));
    }

    [Fact]
    public void DefaultFieldsComeFromTheDataTheOptionsOrTheInput()
    {
        string[] fields = ["host", "source", "sourcetype", "index"];
        Assert.Equal(["""{"host":"localhost","source":"events.log","sourcetype":"_json","index":"main"}"""], Probe.Read("""{"a":1}""", fields));
        Assert.Equal(
            ["""{"host":"h","source":"s","sourcetype":"_json","index":"i"}"""],
            Probe.Read("""{"host":"h","source":"s","index":"i"}""", fields));
        var options = new ProbeOptions { Events = new EventOptions { Host = "H", Source = "S", SourceType = "T", Index = "I" } };
        Assert.Equal(["""{"host":"H","source":"S","sourcetype":"T","index":"I"}"""], Probe.Read("""{"host":"h"}""", options, fields));
    }

    [Fact]
    public void WildcardsFindFieldsInOrderOfArrival()
    {
        var options = new ProbeOptions { Wildcards = ["q*"] };
        IReadOnlyList<string> rows = Probe.Read("{\"qb\":1,\"x\":2,\"qa\":[3,4]}\n{\"qc\":\"5\"}", options, "x");
        Assert.Equal(["""{"x":"2","qb":"1","qa{}":["3","4"]}""", """{"qc":"5"}"""], rows);
    }

    [Fact]
    public void TheStarDoesNotReachInternalFields()
    {
        var options = new ProbeOptions { Wildcards = ["*"] };
        Assert.Equal(
            ["""{"a":"1","host":"h","source":"events.log","sourcetype":"_json","index":"main","linecount":"1","punct":"{\"\":,\"_\":,\"\":\"\",\"_\":}","splunk_server":"localhost"}"""],
            Probe.Read("""{"a":1,"_b":2,"host":"h","_time":3}""", options));
    }

    [Fact]
    public void TestInputIsTakenAsItIs()
    {
        var options = new ProbeOptions { Events = new EventOptions { TestInput = true }, WithTime = true, Terms = [RawTerm.Word("x")] };
        IReadOnlyList<string> rows = Probe.Read(
            """
            {"_time":10,"a":["x","y"],"b":{"c":["1"]},"host":["h","i"],"_raw":"x y"}
            {"timestamp":"2020-01-01T00:00:00Z","a":"x","Channel":"Security","EventID":1}
            """,
            options, "a", "b.c{}", "host", "source", "sourcetype", "index", "_raw", "_time");
        Assert.Equal(
            [
                """{"_time":10,"a":["x","y"],"b.c{}":"1","host":["h","i"],"_raw":"x y","_time":"10","x":1}""",
                """{"a":"x","x":0}""",
            ],
            rows);
    }
}
