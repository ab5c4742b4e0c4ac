using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Commands;

/// <summary><c>tstats prestats=t</c> gives with the command that completes it what the whole search gives without.</summary>
public sealed class PrestatsTests
{
    private static readonly byte[] s_events = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40).Select(i =>
        $"{{\"_time\":{1709287200 + (i * 300)},\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"EventID\":1,\"Hostname\":\"h{i % 2}\",\"n\":\"{i}\"{(i % 5 == 0 ? "" : $",\"area\":\"d{i % 4}\"")},\"User\":\"u{i % 3}\",\"Image\":\"p{i % 7}\",\"ProcessId\":\"{i % 11}\"}}\n")));

    [Theory]
    [InlineData("count by host", "stats count by host")]
    [InlineData("count dc(n) by host", "stats count AS c dc(n) AS d by host")]
    [InlineData("count values(n) avg(n) by area, user", "stats count values(n) avg(n) by area, user")]
    [InlineData("count sum(n)", "stats sum(n) count")]
    [InlineData("count by area, _time span=1h", "timechart span=1h count by area")]
    [InlineData("avg(n) by _time span=30m", "timechart span=1h avg(n)")]
    [InlineData("count by _time, area, host span=1h", "stats count by area")]
    [InlineData("distinct_count(n) by host, area", "chart dc(n) over host by area")]
    [InlineData("latest(n) earliest(n) by host", "stats latest(n) earliest(n) by host")]
    public void TheRowsAreThoseOfTheWholeSearch(string partial, string completion)
    {
        string by = partial.Contains(" by ", StringComparison.Ordinal) ? partial[(partial.IndexOf(" by ", StringComparison.Ordinal) + 4)..].Replace("span=", "| span=", StringComparison.Ordinal) : "";
        string[] keys = [.. by.Split('|')[0].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)];
        // The same by hand: events with all the keys, their time in bins.
        string whole = "n=*" + string.Concat(keys.Where(key => key != "_time").Select(key => $" {key}=*"))
            + (by.Contains("span=", StringComparison.Ordinal) ? $" | bin _time {by[by.IndexOf("span=", StringComparison.Ordinal)..]}" : "") + $" | {completion}";
        IReadOnlyList<string> rows = Run($"| tstats prestats=t {partial.Replace(" by ", " where n=* by ", StringComparison.Ordinal)} | {completion}");
        Assert.NotEmpty(rows);
        Assert.Equal(Run(whole), rows);
    }

    [Theory]
    [InlineData("| tstats prestats=t count where n<10 by host | tstats prestats=t append=t count where n>=30 by host | stats count by host", "n<10 OR n>=30 | stats count by host")]
    [InlineData("| tstats prestats=true append=true count where host=h0 by host | tstats prestats=true append=true count where host=h0 by host | tstats prestats=true append=true count where host=h1 by host | stats count by host", "n=* | eval twice=if(host=\"h0\", mvappend(1, 2), 1) | mvexpand twice | stats count by host")]
    [InlineData("| tstats prestats=t count from datamodel=Endpoint.Processes where Processes.process_name=p1 by _time span=1h | tstats prestats=t append=t count from datamodel=Endpoint.Processes where Processes.process_name=p2 by _time span=1h | timechart span=1h count", "process_name=p1 OR process_name=p2 | timechart span=1h count")]
    [InlineData("| tstats prestats=t dc(Processes.process_id) from datamodel=Endpoint.Processes by Processes.process_name | stats dc(Processes.process_id) as ids by Processes.process_name | rename Processes.* as *", "n=* | stats dc(process_id) as ids by process_name | table ids, process_name")]
    [InlineData("| tstats prestats=t fillnull_value=none count where n=* by area | tstats prestats=t append=t fillnull_value=none count where n=* by area | stats count by area", "n=* | fillnull value=none area | eval twice=mvappend(1, 2) | mvexpand twice | stats count by area")]
    public void SeveralArePutTogether(string spl, string whole)
    {
        IReadOnlyList<string> rows = Run(spl);
        Assert.NotEmpty(rows);
        Assert.Equal(Run(whole), rows);
    }

    [Theory]
    [InlineData("| tstats prestats=t count by host", "prestats=t", "`stats`, `chart` or `timechart` right behind")]
    [InlineData("| tstats prestats=t count by host | where count>1 | stats count by host", "prestats=t", "`stats`, `chart` or `timechart` right behind")]
    [InlineData("| tstats prestats=t count by host | stats sum(n) by host", "sum(n)", "put `sum(n)` into each `tstats`")]
    [InlineData("| tstats prestats=t count by host | stats count(eval(n=1)) by host", "count(eval(n=1))", "is no function of the `tstats`")]
    [InlineData("| tstats prestats=t count by host | tstats prestats=t append=t dc(n) by host | stats count by host", "count", "put `count` into each `tstats`")]
    [InlineData("| tstats prestats=t count by host | stats count by user", "stats count by user", "put `user` behind BY of each `tstats`")]
    [InlineData("| tstats prestats=t count by host | timechart count", "timechart count", "put `_time` behind BY of each `tstats`")]
    [InlineData("| tstats prestats=t count by host, user | stats count by host", "user", "leave `user` out")]
    [InlineData("| tstats count by host | tstats append=t count by host", null, "append")]
    [InlineData("| tstats append=t count by host", "append=t", "without `prestats=t`")]
    public void WhatCannotBeMeantIsRefused(string spl, string? place, string words)
    {
        SplCompilation rule = CompiledEngine.Compile(spl);
        Diagnostic found = rule.Diagnostics.First(diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Contains(words, $"{found.Message} {string.Join(' ', found.Help)}", StringComparison.Ordinal);
        if (place is null)
            return;
        Assert.Equal("SPL2003", found.Code);
        Assert.Equal(place, spl.Substring(found.Span.Column - 1, place.Length));
    }

    private static IReadOnlyList<string> Run(string spl)
    {
        SplCompilation rule = CompiledEngine.Compile(spl);
        Assert.DoesNotContain(rule.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        return CompiledEngine.Run(CompiledEngine.Pack([rule]), [EventInput.FromBytes("events", s_events)], RunnerOptions.Default);
    }
}
