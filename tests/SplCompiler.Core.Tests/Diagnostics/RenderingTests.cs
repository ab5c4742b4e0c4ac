using System.Collections.Immutable;
using System.Text.Json;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Tests.Diagnostics;

public sealed class RenderingTests
{
    private static readonly SourceFile File = new("rules/windows/burst.yml", string.Concat(Enumerable.Repeat("#\n", 11)) + """
              | stats count value(process) as process by _time, host
        """ + "\n\tx\ty\u001b[31m\n" + new string('a', 200) + " here " + new string('b', 200) + "\n");

    private static Diagnostic UnknownAggregate { get; } = new(
        Descriptors.UnknownAggregate, "`stats` has no function `value`", new FileSpan(File.Path, 12, 23, 12, 28), "unknown aggregate function")
    {
        Help = ["a function with a similar name exists: `values`"],
    };

    private static ImmutableArray<Diagnostic> All { get; } =
    [
        UnknownAggregate,
        new(Descriptors.UnknownField, "no field `y\u001b[31m`", new FileSpan(File.Path, 13, 4, 13, 5), "null")
        {
            Notes = ["in expansion of `m(1)`, defined at knowledge/default/macros.conf:3"],
        },
        new(Descriptors.SyntaxError, "unexpected `here`", new FileSpan(File.Path, 14, 202, 14, 206), "unexpected word"),
        new(Descriptors.UnbalancedBracket, "no `)`", new FileSpan(File.Path, 12, 15, 14, 3), "opened here"),
        new(Descriptors.UnreadableFile, "cannot read `no.yml`: there is no such file", FileSpan.WholeFile("no.yml"), "there is no such file"),
    ];

    private static CheckReport Report { get; } = new(
        [
            new CheckedRule("windows/burst.yml", null, "1.2", "Burst \"é\"", All[..4]),
            new CheckedRule("savedsearches.conf", "Mine", null, "Mine", []),
            new CheckedRule("no.yml", null, null, null, All[4..]),
        ],
        Compiled: 1);

    [Fact]
    public void TheTerminalShowsThePlace() =>
        Verifier.Verify(string.Join('\n', All.Select(new TerminalRenderer(Source, color: false).Render)), "txt");

    [Fact]
    public void TheTerminalCanShowColours() =>
        Verifier.Verify(new TerminalRenderer(Source, color: true).Render(UnknownAggregate).Replace("\u001b", "<ESC>", StringComparison.Ordinal), "txt");

    [Fact]
    public void MsBuildGetsOneLineEach() => Verifier.Verify(string.Join('\n', All.Select(MsBuildRenderer.Render)), "txt");

    [Fact]
    public void JsonIsAReportOfRules() => Verifier.Verify(JsonRenderer.Render(Report), "json");

    [Fact]
    public void SarifIsARunOfResults()
    {
        string sarif = SarifRenderer.Render(Report, "0.1.0");

        Verifier.Verify(sarif, "json");
        using JsonDocument document = JsonDocument.Parse(sarif);
        JsonElement run = document.RootElement.GetProperty("runs")[0];
        JsonElement kinds = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        foreach (JsonElement result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), kinds[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), (string[])["error", "warning", "note"]);
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Single(result.GetProperty("locations").EnumerateArray());
        }
    }

    private static SourceFile? Source(string path) => path == File.Path ? File : null;
}
