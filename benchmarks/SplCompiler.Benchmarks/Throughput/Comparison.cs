namespace SplCompiler.Benchmarks;

/// <summary>A search and the SQL that asks the same of the same file.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Spl">The search.</param>
/// <param name="Columns">The members that DuckDB reads; all are text.</param>
/// <param name="Sql">The query; <c>EVENTS</c> stands for the file. One column <c>text</c>: a row as the search's row is rendered for the comparison.</param>
/// <param name="RowFields">The fields of a row of the search that are compared.</param>
internal sealed record Comparison(string Name, string Spl, string[] Columns, string Sql, string[] RowFields)
{
    /// <summary>True when DuckDB finds the columns and their types itself, as in a query typed at its prompt; false when it is told the few members that it needs, all text.</summary>
    public bool DetectsColumns { get; init; }

    /// <summary>The same with columns that DuckDB detects.</summary>
    public Comparison WithDetectedColumns() => this with { Name = $"{Name}, columns detected", DetectsColumns = true };

    private const string SeedRule = "rules/windows/impacket_smbexec.yml";

    /// <summary>The searches of the report.</summary>
    public static IEnumerable<Comparison> All() => Declared().SelectMany(comparison => (Comparison[])[comparison, comparison.WithDetectedColumns()]);

    private static IEnumerable<Comparison> Declared()
    {
        yield return new Comparison(
            "filter",
            """search EventID IN (4688,1) | where match(CommandLine, "/c.+") | table EventID CommandLine Hostname""",
            ["EventID", "CommandLine", "Hostname"],
            """
            SELECT concat_ws('|', EventID, CommandLine, Hostname) AS text FROM EVENTS
            WHERE EventID IN ('4688', '1') AND regexp_matches(CommandLine, '/c.+')
            """,
            ["EventID", "CommandLine", "Hostname"]);
        yield return new Comparison(
            "stats count by",
            "search EventID=* | stats count by Hostname, EventID",
            ["Hostname", "EventID"],
            "SELECT concat_ws('|', Hostname, EventID, count(*)) AS text FROM EVENTS WHERE EventID IS NOT NULL AND Hostname IS NOT NULL GROUP BY Hostname, EventID",
            ["Hostname", "EventID", "count"]);

        string seed = RuleCompiler.TextOf(SeedRule);
        yield return SeedComparison("seed rule", seed, "HAVING list_contains(list(EventID), '7045')");
        yield return SeedComparison("seed rule, groups before its last filter", seed[..seed.LastIndexOf('|')], "");
    }

    // A 7045 of these files never passes the first stage: its record carries Qualifiers, which the phrase of the rule does not have.
    private static Comparison SeedComparison(string name, string spl, string having) => new(
        name,
        spl,
        ["Channel", "EventID", "TimeCreated", "EventTime", "Hostname", "CommandLine", "NewProcessName", "NewProcessId", "ProcessId", "ParentProcessName", "SubjectUserName", "TargetUserName", "RecordNumber"],
        $"""
        SELECT concat_ws('|', host, array_to_string(list_sort(list(DISTINCT process)), ',')) AS text FROM (
            SELECT *, Hostname AS host, substr(replace(coalesce(TimeCreated, EventTime), 'T', ' '), 1, 19) AS second,
                CASE WHEN CommandLine <> '' THEN CommandLine ELSE NewProcessName END AS process,
                CASE WHEN TargetUserName <> '-' THEN TargetUserName ELSE SubjectUserName END AS user
            FROM EVENTS
            WHERE EventID = '4688' AND lower(Channel) NOT IN (
                'microsoft-windows-sysmon/operational', 'microsoft-windows-powershell/operational', 'windows powershell', 'powershellcore/operational'))
        WHERE regexp_matches(process, '/c.+?\\')
        GROUP BY second, host {having}
        """,
        ["host", "process"]);
}
