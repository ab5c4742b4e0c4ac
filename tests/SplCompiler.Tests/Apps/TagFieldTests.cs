using System.Text;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Apps;

/// <summary>The fields <c>eventtype</c>, <c>tag</c> and <c>tag::field</c> are there for whoever names them, not only under a wildcard.</summary>
public sealed class TagFieldTests
{
    private const string Events = """
        {"Channel":"Security","EventID":4624,"Hostname":"h1","Keywords":"0x8020000000000000","LogonType":3,"TargetUserName":"bob","TimeCreated":"2024-01-02T03:04:05Z"}
        {"Channel":"Security","EventID":4688,"Hostname":"h1","NewProcessName":"C:\\a.exe","SubjectUserName":"bob","TargetUserName":"-","TimeCreated":"2024-01-02T03:04:06Z"}
        """;

    [Theory]
    [InlineData("EventCode=4624 | table eventtype", """{"eventtype":["wineventlog_security","wineventlog_windows","spl_windows_logon"]}""")]
    [InlineData("EventCode=4624 | table tag::app, tag::action", """{"tag::app":"remote","tag::action":"success"}""")]
    [InlineData("tag=authentication | stats values(tag) as tag by EventCode", """{"EventCode":"4624","tag":["authentication","os","remote","security","success","windows"]}""")]
    [InlineData("* | where tag=\"process\" | table process_name", """{"process_name":"a.exe"}""")]
    [InlineData("tag::app=remote | table EventCode", """{"EventCode":"4624"}""")]
    [InlineData("* | fields EventCode, tag | search tag=process | table EventCode", """{"EventCode":"4688"}""")]
    [InlineData("tag=authentication | eval tag=\"mine\" | search tag=mine | table tag", """{"tag":"mine"}""")]
    [InlineData("* | stats dc(eventtype) as types by tag | search tag=report", """{"tag":"report","types":3}""")]
    public void TheyAreReadByName(string spl, string row) => Assert.Equal(
        [row],
        CompiledEngine.Run(CompiledEngine.Pack([CompiledEngine.Compile(spl)]), [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(Events))], new RunnerOptions()));

    [Theory]
    [InlineData("tag=authentication NOT eventtype=wineventlog_system | table EventCode", false)]
    [InlineData("tag=authentication | table tag", true)]
    public void OnlyASearchThatShowsThemComputesThem(string spl, bool computes)
    {
        KnowledgeSources sources = KnowledgeEmitter.Emit(KnowledgeBase.BuiltIn, PackEmitter.Reads([CompiledEngine.Compile(spl)]), "X");
        Assert.Equal(computes, sources.Sources.Any(source => source.Text.Contains("TagTable", StringComparison.Ordinal)));
    }
}
