using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Tests.Diagnostics;

/// <summary>What an author reads about a mistake: code, place in the YAML, label and help, whole as the terminal shows it.</summary>
public sealed class MistakeTests
{
    [Fact]
    public void AnUnknownCommand() => Verify("""
        title: Unknown command
        logic_format: Splunk
        logic: '`get_endpoint_data` EventCode=4688
          | statz count by host'
        """);

    [Fact]
    public void AnUnknownFunction() => Verify("""
        title: Unknown function
        logic_format: Splunk
        logic: >-
          search EventCode=4688
          | where mtach(process, "(?i)cmd")
          | stats value(process) as process by host
        """);

    [Fact]
    public void AMissingMacro() => Verify("""
        title: Missing macro
        logic_format: Splunk
        logic: |
          `get_endpoint_dta` EventCode=4688
          | table _time, host
        """);

    [Fact]
    public void AnUnbalancedQuote() => Verify("""
        title: Unbalanced quote
        logic_format: Splunk
        logic: "search process=\"*\\\\cmd.exe | where match(process, \"x\")
          | table host"
        """);

    [Fact]
    public void AnUnbalancedParenthesis() => Verify("""
        title: Unbalanced parenthesis
        logic_format: Splunk
        logic: search (EventCode=4688 OR (process="a" process="b") | table host
        """);

    [Fact]
    public void AWrongYamlType() => Verify("""
        title: Wrong type
        logic_format: Splunk
        logic:
          - search EventCode=4688
          - table host
        """);

    [Fact]
    public void AWrongNumberOfArguments() => Verify("""
        title: Wrong arguments
        logic_format: Splunk
        logic: search EventCode=4688 | where match(event_type = "(?i)fcu") | table host
        """);

    [Fact]
    public void AnInvalidPattern() => Verify("""
        title: Invalid pattern
        logic_format: Splunk
        logic: search EventCode=4688 | regex process="(?i)(cmd|powershell" | table host
        """);

    [Fact]
    public void AFieldThatIsGone() => Verify("""
        title: Dropped field
        logic_format: Splunk
        logic: search EventCode=4688 | stats count by host, user | where event_count > 5 AND usr="x"
        """);

    [Fact]
    public void AMissingFile()
    {
        RulePackLoad load = RulePack.Load(["rules/no_such_rule.yml"]);
        Verifier.Verify(Render(load.Diagnostics, _ => null), "txt");
    }

    private static void Verify(string yaml, [System.Runtime.CompilerServices.CallerFilePath] string file = "", [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        string folder = Directory.CreateTempSubdirectory("splc").FullName;
        try
        {
            string path = Path.Combine(folder, "rule.yml");
            File.WriteAllText(path, yaml + "\n");
            RulePackLoad load = RulePack.Load([path]);
            IEnumerable<Diagnostic> diagnostics = load.Diagnostics.Concat(load.Rules.SelectMany(rule => SplCompilation.Create(rule).Diagnostics));
            SourceFile source = load.Rules.IsEmpty ? new SourceFile(path, yaml + "\n") : load.Rules[0].File;
            string text = Render(diagnostics, asked => asked == source.Path ? source : null);
            Verifier.Verify(text.Replace(source.Path, "rules/windows/rule.yml", StringComparison.Ordinal), "txt", file, method);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Render(IEnumerable<Diagnostic> diagnostics, Func<string, SourceFile?> sources)
    {
        var renderer = new TerminalRenderer(sources, color: false);
        var text = new StringBuilder();
        foreach (Diagnostic diagnostic in diagnostics)
            text.Append(renderer.Render(diagnostic)).Append('\n');
        return text.ToString();
    }
}
