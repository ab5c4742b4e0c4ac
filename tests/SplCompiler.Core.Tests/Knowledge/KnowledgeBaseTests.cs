using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Knowledge;

public sealed class KnowledgeBaseTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("splc").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TheBuiltInKnowledgeIsInTheAssemblyAndSound()
    {
        KnowledgeBase knowledge = KnowledgeBase.BuiltIn;

        Assert.Empty(knowledge.Diagnostics);
        Assert.StartsWith("knowledge/default/macros.conf:", knowledge.Macros.Find("get_endpoint_data", 0)!.DefinedAt, StringComparison.Ordinal);
        Assert.NotNull(knowledge.Macros.Find("any_detection_filter", 0));
        Assert.Null(knowledge.Macros.Find("any_detection_filter", 1));
        Assert.Contains(knowledge.Props, stanza => stanza.Name == "WinEventLog");
        Assert.Contains(knowledge.Props[0].Evals, eval => eval.Field == "process_name" && eval.Expression.File.Path == "knowledge/default/props.conf");
        Assert.Equal(64, knowledge.ContentKey.Length);
    }

    [Fact]
    public void LocalIsStrongerThanDefaultSettingBySetting()
    {
        Write("default/macros.conf", "[m]\ndefinition = default\nerrormsg = e\n[n]\ndefinition = n\n");
        Write("local/macros.conf", "[m]\ndefinition = local\n");

        KnowledgeBase knowledge = KnowledgeBase.Load([_folder], withBuiltIn: false);

        Macro macro = knowledge.Macros.Find("m", 0)!;
        Assert.Equal(("local", "e"), (macro.Definition.Text, macro.ErrorMessage));
        Assert.EndsWith("local/macros.conf:1", macro.DefinedAt, StringComparison.Ordinal);
        Assert.Equal("n", knowledge.Macros.Find("n", 0)!.Definition.Text);
        Assert.Empty(knowledge.Diagnostics);
    }

    [Fact]
    public void AnAppOfTheUserIsStrongerThanWhatIsBuiltIn()
    {
        Write("macros.conf", "[get_endpoint_data]\ndefinition = index=mine\n");
        Write("props.conf", "[XmlWinEventLog]\nEVAL-process = mine\nEVAL-own = 1\n");

        KnowledgeBase knowledge = KnowledgeBase.Load([_folder]);

        Assert.Equal("index=mine", knowledge.Macros.Find("get_endpoint_data", 0)!.Definition.Text);
        PropsStanza stanza = Assert.Single(knowledge.Props, stanza => stanza.Name == "XmlWinEventLog");
        Assert.Equal("mine", Assert.Single(stanza.Evals, eval => eval.Field == "process").Expression.Text);
        Assert.Contains(stanza.Evals, eval => eval.Field == "user");
        Assert.NotEqual(KnowledgeBase.BuiltIn.ContentKey, knowledge.ContentKey);
    }

    [Fact]
    public void MacrosOfSecurityContentAreRead()
    {
        Write("macros/ctime.yml", "arguments:\n  - field\ndefinition: 'convert ctime($field$)'\nname: ctime\n");
        Write("macros/bad.yml", "name: x\n");

        KnowledgeBase knowledge = KnowledgeBase.Load([_folder], withBuiltIn: false);

        Macro macro = knowledge.Macros.Find("ctime", 1)!;
        Assert.Equal("convert ctime($field$)", macro.Definition.Text);
        Assert.Equal((3, 14), (macro.Definition.Locate(default).Line, macro.Definition.Locate(default).Column));
        Assert.Equal("SPL4003", Assert.Single(knowledge.Diagnostics).Code);
    }

    [Fact]
    public void EveryMacroOfTheSecurityContentCheckoutIsRead()
    {
        if (SharedData.Find("corpora/security_content", output) is not { } checkout)
            return;
        SplunkApp app = SplunkApp.Load(checkout);

        Assert.Empty(app.Diagnostics);
        Assert.Equal(Directory.GetFiles(Path.Combine(checkout, "macros")).Length, app.Macros.Length);
    }

    [Fact]
    public void TheContentKeyFollowsTheContent()
    {
        Write("macros.conf", "[m]\ndefinition = 1\n");
        string first = KnowledgeBase.Load([_folder]).ContentKey;
        Assert.Equal(first, KnowledgeBase.Load([_folder]).ContentKey);

        Write("macros.conf", "[m]\ndefinition = 2\n");
        Assert.NotEqual(first, KnowledgeBase.Load([_folder]).ContentKey);
    }

    [Theory]
    [InlineData("[m(2)]\nargs = a\ndefinition = x\n")]
    [InlineData("[m(x)]\ndefinition = x\n")]
    [InlineData("[m]\nargs = a\n")]
    public void AMacroThatContradictsItselfIsReported(string conf)
    {
        Write("macros.conf", conf);

        Diagnostic diagnostic = Assert.Single(KnowledgeBase.Load([_folder], withBuiltIn: false).Diagnostics);
        Assert.Equal("SPL4006", diagnostic.Code);
    }

    [Fact]
    public void AFolderThatIsNotThereIsReported()
    {
        Assert.Equal("SPL4001", Assert.Single(KnowledgeBase.Load(["no/such/app"]).Diagnostics).Code);
        Assert.Equal("SPL4001", Assert.Single(KnowledgeBase.Load([_folder]).Diagnostics).Code);
    }

    private void Write(string relative, string text)
    {
        string path = Path.Combine(_folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
