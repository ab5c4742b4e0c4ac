using SplCompiler.Analysis;
using SplCompiler.Rules;

namespace SplCompiler.Catalog.Tests.Browser;

/// <summary>A site of a few rules that have something of everything, in a temporary folder.</summary>
internal sealed class SmallSite : IDisposable
{
    public const string FirstSpl = "`get_endpoint_data_sysmon` EventCode=1 process_name=rundll32.exe parent_process_name IN (winword.exe, excel.exe)\n| eval name=lower(process_name)\n| stats count values(process) as process by _time, host\n| where count > 2";

    private static readonly (string Name, string Text)[] s_rules =
    [
        ("endpoint/office_starts_rundll32.yml", Rule("o-1", "Office starts rundll32", "T1218.011", "production", "high", FirstSpl)),
        ("endpoint/rundll32_without_arguments.yml", Rule("o-2", "Rundll32 without arguments", "T1218.011", "experimental", "low", "`get_endpoint_data_sysmon` EventCode=1 process_name=rundll32.exe | where match(process, \"(?i)rundll32(\\.exe)?\\\"?$\") | table _time, host, process")),
        ("endpoint/any_rundll32.yml", Rule("o-3", "Any start of rundll32", "T1218.011", "production", "low", "`get_endpoint_data_sysmon` EventCode=1 process_name=rundll32.exe")),
        ("authentication/failed_logons.yml", Rule("o-4", "Failed logons", "T1110", "production", "medium", "`get_endpoint_data_winevent` (TERM(EventCode=4625) OR \"<EventID>4625<\") src_ip=10.0.0.0/8 NOT user=*$ | bin _time span=5m | stats count by _time, host, user | where count >= 5")),
        ("cloud/broken.yml", Rule("o-5", "Unknown command", "T9999", "experimental", "low", "sourcetype=\"aws:cloudtrail\" eventName=DeleteTrail | nosuch eventName")),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("splc-browser-");

    public SmallSite()
    {
        foreach ((string name, string text) in s_rules)
        {
            Write($"now/{name}", text);
            if (name != "authentication/failed_logons.yml")
                Write($"before/{name}", text.Replace("winword.exe, excel.exe", "winword.exe", StringComparison.Ordinal));
        }

        CatalogRule[] rules = [.. Load("now").Select(rule => new CatalogRule(rule, rule.Compilation.Diagnostics)
        {
            Test = rule.Compilation.Rule.Id switch { "o-1" => new RuleTest(true, ""), "o-2" => new RuleTest(false, "row 1 differs\nexpected a, found b"), _ => null },
            Cost = rule.Compilation.Rule.Id == "o-1" ? new RuleCost(41.5, 12, 1234, 0.25) : null,
        })];
        var content = new SiteContent([.. rules], new PackFacts(rules.Select(rule => rule.Facts)), "Rules of a test") { Former = [.. Load("before")] };
        SiteBuilder.Build(content, Path.Combine(_folder.FullName, "site"), jobs: 2);
    }

    public string Address(string page) => new Uri(Path.Combine(_folder.FullName, "site", page)).AbsoluteUri;

    public string[] Pages => [.. Directory.GetFiles(Path.Combine(_folder.FullName, "site"), "*.html", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Path.Combine(_folder.FullName, "site"), path)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);

    private IEnumerable<RuleFacts> Load(string folder) => RulePack.Load([Path.Combine(_folder.FullName, folder)]).Rules.Select(rule => RuleAnalysis.Of(SplCompilation.Create(rule)));

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Rule(string id, string title, string technique, string status, string severity, string spl) => $"""
        id: {id}
        title: {title}
        description: About {title}.
        logic_format: Splunk
        status: {status}
        severity: {severity}
        logic: |-
        {string.Join('\n', spl.Split('\n').Select(line => "  " + line))}
        technique_id:
        - {technique}
        data_category:
        - Windows event logs
        references:
        - https://example.com/{id}

        """;
}
