using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Apps;

/// <summary>A user's own app over a real run: what it says is stronger than what is built in, and what is wrong in it is said.</summary>
public sealed class UsersAppTests : IDisposable
{
    private const string Record = """
        {"Channel":"Security","EventID":4688,"Hostname":"h1","NewProcessName":"C:\\a.exe","SubjectUserName":"bob","TargetUserName":"-","TimeCreated":"2024-01-02T03:04:05Z"}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("splc").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ItsFieldsReplaceOursOneByOne()
    {
        Assert.Equal(["""{"process_name":"a.exe","user":"bob"}"""], Run("* | table process_name, user"));
        Write("default/props.conf", "[XmlWinEventLog]\nEVAL-process_name = \"mine\"\nFIELDALIAS-own = SubjectUserName AS own\n");
        Assert.Equal(["""{"process_name":"mine","user":"bob","own":"bob"}"""], Run("* | table process_name, user, own"));
    }

    [Fact]
    public void ItsMacrosReplaceOursAndItsEventTypesJoinThem()
    {
        Write("local/macros.conf", "[get_endpoint_data]\ndefinition = Hostname=h2\n");
        Write("default/eventtypes.conf", "[mine]\nsearch = SubjectUserName=bob\n");
        Write("default/tags.conf", "[eventtype=mine]\nprocess = enabled\n");
        Assert.Empty(Run("`get_endpoint_data` | table user"));
        Assert.Equal(["""{"user":"bob"}"""], Run("eventtype=mine tag=process | table user"));
        Assert.Empty(Run("eventtype=other | table user"));
    }

    /// <summary>Source: props.conf specification: a name without wildcards is stronger, then the order of names counts, unless a priority is given.</summary>
    [Theory]
    [InlineData("[source::XmlWin...]\nEVAL-a = \"pattern\"\n[source::XmlWinEventLog:Security]\nEVAL-a = \"literal\"\n", "literal")]
    [InlineData("[source::XmlWin...]\nEVAL-a = \"second\"\n[source::Xml...]\nEVAL-a = \"first\"\n", "first")]
    [InlineData("[source::XmlWin...]\npriority = 101\nEVAL-a = \"pattern\"\n[source::XmlWinEventLog:Security]\nEVAL-a = \"literal\"\n", "pattern")]
    [InlineData("[source::...Sec*]\npriority = 1\nEVAL-a = \"more\"\n[source::XmlWin...]\nEVAL-a = \"less\"\n", "more")]
    [InlineData("[XmlWinEventLog]\npriority = 900\nEVAL-a = \"type\"\n[source::XmlWin...]\nEVAL-a = \"source\"\n", "source")]
    [InlineData("[default]\npriority = 900\nEVAL-a = \"all\"\n[XmlWinEventLog]\nEVAL-a = \"type\"\n", "type")]
    [InlineData("[default]\nEVAL-a = \"all\"\n[other]\nEVAL-a = \"type\"\n", "all")]
    public void TheStrongestStanzaGivesAField(string props, string value)
    {
        Write("default/props.conf", props);
        Assert.Equal([$$"""{"a":"{{value}}"}"""], Run("* | table a"));
    }

    /// <summary>A calculation sees those before it, those of the data sets above among them, wherever the fields are asked for.</summary>
    [Theory]
    [InlineData("| from datamodel:M.Below | table who, twice, SubjectUserName", """{"who":"BOB!","twice":"BOB-BOB","SubjectUserName":"bob"}""")]
    [InlineData("| from datamodel:M.Above | table who, twice", """{"who":"BOB","twice":"BOB-BOB"}""")]
    [InlineData("| datamodel M Below flat | table who, twice", """{"who":"BOB!","twice":"BOB-BOB"}""")]
    [InlineData("| datamodel M Below search | table Above.who, Above.twice, Above.Below.who", """{"Above.who":"BOB","Above.twice":"BOB-BOB","Above.Below.who":"BOB!"}""")]
    [InlineData("| tstats count from datamodel=M.Above where Above.who=bob by Above.twice", """{"Above.twice":"BOB-BOB","count":1}""")]
    [InlineData("| tstats count from datamodel=M where nodename=Above.Below Above.who=x* by Above.twice", null)]
    public void CalculationsOfItsDataModelsSeeOneAnother(string spl, string? row)
    {
        Write("default/data/models/m.json", """
            {"modelName":"M","objects":[
            {"objectName":"Above","parentName":"BaseEvent","fields":[],"constraints":[{"search":"EventID=*"}],"calculations":[
              {"calculationType":"Eval","expression":"upper(SubjectUserName)","outputFields":[{"fieldName":"who"}]},
              {"calculationType":"Eval","expression":"who.\"-\".who","outputFields":[{"fieldName":"twice"}]}]},
            {"objectName":"Below","parentName":"Above","fields":[],"constraints":[{"search":"EventID=4688"}],"calculations":[
              {"calculationType":"Eval","expression":"who.\"!\"","outputFields":[{"fieldName":"who"}]}]}]}
            """);
        Assert.Equal(row is null ? [] : [row], Run(spl));
    }

    [Theory]
    [InlineData("`site_macro` | table a", "SPL1004")]
    [InlineData("search * | lookup site_table a OUTPUT b", "SPL1014")]
    [InlineData("search * | lookup declared a OUTPUT b", "SPL1014")]
    public void WhatNoAppHasIsAnErrorAtItsPlaceThatNamesTheOption(string spl, string code)
    {
        Write("default/transforms.conf", "[declared]\nfilename = not_there.csv\n");
        Diagnostic error = Assert.Single(CompiledEngine.Compile(spl, Options()).Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Equal(code, error.Code);
        Assert.Contains("--app", string.Concat(error.Help), StringComparison.Ordinal);
        Assert.Equal(1, error.Span.Line);
    }

    [Theory]
    [InlineData("props.conf", "[x]\nFIELDALIAS-a = a AS b\nFIELDALIAS-b = b AS a\n", "go in a circle through `a`, `b`")]
    [InlineData("props.conf", "[x]\nFIELDALIAS-a = a AS a\n", "go in a circle through `a`")]
    [InlineData("props.conf", "[x]\nFIELDALIAS-a = a AS b b AS c\n", null)]
    [InlineData("props.conf", "[x]\nEVAL-a =\n", "defines no field")]
    [InlineData("props.conf", "[x]\nLOOKUP-a = nothing a OUTPUT b\n", "no app has `nothing`")]
    [InlineData("data/models/m.json", """{"modelName":"M","objects":[{"objectName":"D","fields":[]}]}""", "has no constraint")]
    [InlineData("data/models/m.json", """{"modelName":"M","objects":[{"objectName":"D","parentName":"X","fields":[]}]}""", "narrows `X`")]
    [InlineData("data/models/m.json", "{", "no JSON")]
    [InlineData("data/models/m.json", """{"modelName":"M","objects":[{"objectName":"D","constraints":[{"search":"a=*"}],"calculations":[{"calculationType":"Rex","expression":"(?<b>.)","outputFields":[{"fieldName":"b"}]}]}]}""", "calculates fields by Rex")]
    [InlineData("transforms.conf", "[x]\nfilename = a.csv\nmatch_type = LIKE(a)\n", "none of WILDCARD")]
    [InlineData("props.conf", "[x]\nKV_MODE = wrong\n", "no mode `wrong`")]
    [InlineData("props.conf", "[x]\nEXTRACT-a = no group\n", "names no group")]
    [InlineData("props.conf", "[x]\nREPORT-a = a\n", "transforms.conf has no `[a]`")]
    [InlineData("eventtypes.conf", "[a]\nsearch = eventtype=b\n[b]\nsearch = eventtype=\"a\"\n", "`a` asks for itself")]
    [InlineData("eventtypes.conf", "[a]\nsearch = eventtype=b\n[b]\nsearch = x=1\n", null)]
    [InlineData("tags.conf", "[a]\nb = enabled\n", "`[field=value]`")]
    [InlineData("macros.conf", "[m(2)]\nargs = a\ndefinition = $a$\n", "its name says 2 arguments")]
    [InlineData("macros.conf", "[m]\ndescription = x\n", "no `definition`")]
    public void BadKnowledgeIsReported(string file, string text, string? message)
    {
        Write("default/" + file, text);
        KnowledgeBase knowledge = KnowledgeBase.Load([_folder]);
        if (message is null)
            Assert.Empty(knowledge.Diagnostics);
        else
            Assert.Contains(knowledge.Diagnostics, diagnostic => diagnostic.Message.Contains(message, StringComparison.Ordinal) || diagnostic.Label.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("REGEX = (a)\nFORMAT = x::$2\n", "group $2, the pattern has 1")]
    [InlineData("REGEX = (a\nFORMAT = x::$1\n", "cannot be run")]
    [InlineData("REGEX = (a)\n", "names of fields")]
    [InlineData("DELIMS = |\nFIELDS = a\n", "characters in quotes")]
    public void ABadExtractionIsReportedWhereItStands(string stanza, string message)
    {
        Write("default/props.conf", "[x]\nREPORT-a = t\n");
        Write("default/transforms.conf", "[t]\n" + stanza);
        Diagnostic found = Assert.Single(KnowledgeBase.Load([_folder]).Diagnostics);
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
        Assert.EndsWith("transforms.conf", found.Span.Path, StringComparison.Ordinal);
        Assert.InRange(found.Span.Line, 2, 3);
    }

    [Theory]
    [InlineData("match_type = CIDR(net), WILDCARD(a)", "`match_type` of the lookup `t` names `net`")]
    [InlineData("time_field = when", "`time_field` of the lookup `t` names `when`")]
    [InlineData("match_type = WILDCARD(a)\ntime_field = b", null)]
    public void ALookupNamesColumnsOfItsTable(string settings, string? message)
    {
        Write("lookups/t.csv", "\uFEFFa,b\n1,2\n");
        Write("default/transforms.conf", $"[t]\nfilename = t.csv\n{settings}\n");
        Diagnostic[] found = [.. KnowledgeBase.Load([_folder]).Diagnostics];
        Assert.Equal(message is null ? 0 : 1, found.Length);
        Assert.All(found, diagnostic => Assert.Contains(message!, diagnostic.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void AnEventTypeIsNoPipeline()
    {
        Write("default/eventtypes.conf", "[a]\nsearch = x=1 | stats count\n");
        Diagnostic error = Assert.Single(CompiledEngine.Compile("eventtype=a | table x", Options()).Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Assert.EndsWith("eventtypes.conf", error.Span.Path, StringComparison.Ordinal);
        Assert.Equal(2, error.Span.Line);
    }

    [Fact]
    public void AFileThatIsNoUtf8IsReported()
    {
        Write("default/macros.conf", "");
        File.WriteAllBytes(Path.Combine(_folder, "default/macros.conf"), Encoding.Latin1.GetBytes("[m]\ndefinition = \"Jörg\"\n"));
        Assert.NotEmpty(KnowledgeBase.Load([_folder]).Diagnostics);
    }

    [Fact]
    public void OnlyFieldsThatARuleReadsAreComputed()
    {
        SplCompilation rule = CompiledEngine.Compile("EventID=4688 | table process_name, user");
        KnowledgeSources sources = KnowledgeEmitter.Emit(KnowledgeBase.BuiltIn, FieldNeeds.None.With("EventID", "process_name", "user"), "X");
        GeneratedSource records = Assert.Single(sources.Sources, source => source.Name.Class == "XmlWinEventLogFields");
        Assert.False(rule.HasErrors);
        Assert.Equal(["EVAL-process_name", "EVAL-user"], System.Text.RegularExpressions.Regex.Matches(records.Text, @"EVAL-\w+").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));
        Assert.All(KnowledgeEmitter.Emit(KnowledgeBase.BuiltIn, FieldNeeds.None.With("EventID"), "X").Sources, source => Assert.DoesNotContain("private FieldValues", source.Text, StringComparison.Ordinal));
    }

    private CompilationOptions Options() => new() { Knowledge = KnowledgeBase.Load(Directory.EnumerateFileSystemEntries(_folder).Any() ? [_folder] : []) };

    private IReadOnlyList<string> Run(string spl)
    {
        CompilationOptions options = Options();
        return CompiledEngine.Run(CompiledEngine.Pack([CompiledEngine.Compile(spl, options)], options.Knowledge), [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(Record))], new RunnerOptions());
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
