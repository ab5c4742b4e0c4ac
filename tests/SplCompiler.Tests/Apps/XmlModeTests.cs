using System.Text;
using System.Text.Json;
using SplCompiler.Knowledge;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Apps;

/// <summary>KV_MODE = xml of a user's props.conf, over XML that is no event of Windows.</summary>
public sealed class XmlModeTests : IDisposable
{
    private const string Order =
        "<?xml version='1.0'?>\n<!-- one --><o:order xmlns:o='urn:o' id='7' _time='1'><user>eve &amp; co</user><item sku='a'>1</item><item sku='b'> 2 </item><empty/><note><![CDATA[<b>]]></note><host>h9</host></o:order>";

    private readonly string _folder = Directory.CreateTempSubdirectory("splc").FullName;

    public XmlModeTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "default"));
        File.WriteAllText(
            Path.Combine(_folder, "default", "props.conf"),
            "[orders]\nKV_MODE = xml\nFIELDALIAS-user = order.user AS user\nEVAL-skus = mvjoin('order.item{@sku}', \"+\")\nEXTRACT-user = <user>(?<first>\\w)\n[plain]\nKV_MODE = auto\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("* | table order.user, order.item, \"order{@id}\", \"order.item{@sku}\", order.note, order.empty", """{"order.user":"eve & co","order.item":["1","2"],"order{@id}":"7","order.item{@sku}":["a","b"],"order.note":"<b>"}""")]
    [InlineData("order.item=2 \"order.item{@sku}\"=B | table user, skus, first", """{"user":"eve & co","skus":"a+b","first":"e"}""")]
    [InlineData("* | table host", """{"host":"h1"}""")]
    [InlineData("* | stats values(order.*) as * | fields user, item", """{"user":"eve & co","item":["1","2"]}""")]
    public void TextsAndAttributesAreFieldsByTheirPaths(string spl, string row) => Assert.Equal([row], Run(spl, "orders", Order));

    [Theory]
    [InlineData("<a><b>1</b><c>2</a>", """{"a.b":"1"}""")]
    [InlineData("<a><b>1</b><c>2", """{"a.b":"1"}""")]
    [InlineData("<34>b=1", "{}")]
    [InlineData("a.b=1", "{}")]
    [InlineData("", "{}")]
    public void WhatStandsBeforeAMistakeIsFound(string text, string row) => Assert.Equal([row], Run("* | table a.b, b", "orders", text));

    [Fact]
    public void AnEventOfWindowsKeepsTheNamesOfItsRecord() => Assert.Equal(
        ["""{"EventID":"1","Image":"x"}"""],
        Run("* | table EventID, Image, Event.System.EventID", "orders", "<Event><System><EventID>1</EventID></System><EventData><Data Name='Image'>x</Data></EventData></Event>"));

    [Fact]
    public void WithoutTheModeItIsTextAsAnyOther() => Assert.Equal(["""{"id":"'7'"}"""], Run("* | table order.user, id", "plain", Order));

    private IReadOnlyList<string> Run(string spl, string sourceType, string text)
    {
        var options = new CompilationOptions { Knowledge = KnowledgeBase.Load([_folder]) };
        string line = JsonSerializer.Serialize(new Dictionary<string, string> { ["_raw"] = text, ["sourcetype"] = sourceType, ["host"] = "h1" });
        return CompiledEngine.Run(
            CompiledEngine.Pack([CompiledEngine.Compile(spl, options)], options.Knowledge), [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(line))], RunnerOptions.Default);
    }
}
