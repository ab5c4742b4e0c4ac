using SplCompiler.Rules;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;
using Xunit.Abstractions;
using KnowledgeBase = SplCompiler.Knowledge.KnowledgeBase;

namespace SplCompiler.Tests.Rules;

/// <summary>The candidate index only leaves out what would come to nothing: with and without it the rows are the same.</summary>
public sealed class CandidateIndexTests(ITestOutputHelper output)
{
    // Recordings of all shapes: rendered text, XML records, a shipper's JSON.
    private static readonly string[] s_inputs =
    [
        "otrf/cmd_psexec_lsa_secrets_dump.classic.ndjson.gz", "otrf/schtask_create.xml.ndjson.gz", "otrf/aptsimulator_cobaltstrike.xml.ndjson.gz",
        "evtx/sysmon_exec_from_vss_persistence.xml.ndjson.gz", "attack_data", "upstream/cmd_bitsadmin_download_psh_script.zip",
    ];

    [Fact]
    public void PublishedRulesGiveTheSameRowsWithoutIt()
    {
        if (SharedData.Find("events", output) is not { } events || SharedData.Find("corpora", output) is not { } corpora)
            return;
        KnowledgeBase knowledge = KnowledgeBase.Load([Path.Combine(corpora, "security_content")]);
        // Every ninth rule of both packs.
        SplCompilation[] rules =
        [
            .. RulePack.Load([Path.Combine(corpora, "armory"), Path.Combine(corpora, "security_content", "detections")]).Rules
                .Where((_, i) => i % 9 == 0)
                .Select(rule => SplCompilation.Create(rule, new CompilationOptions { Knowledge = knowledge }))
                .Where(rule => !rule.HasErrors),
        ];
        CompiledPack pack = CompiledEngine.Pack(rules, knowledge);
        // The code of the rules says what their data says, at the end too.
        var asking = pack with { Rules = [.. pack.Rules.Select(rule => rule with { Witness = null })] };
        Assert.True(pack.Rules.Count(rule => rule.Witness is not null) * 10 > pack.Rules.Length * 9);
        foreach (string input in s_inputs.Select(name => Path.Combine(events, name)).Where(path => File.Exists(path) || Directory.Exists(path)))
        {
            RunnerOptions options = new() { Jobs = 2, Run = RunContext.Default with { Now = new SplTime(1_700_000_000_000_000) } };
            IReadOnlyList<string> with = CompiledEngine.Run(pack, InputFinder.Find([input], _ => { }), options);
            IReadOnlyList<string> without = CompiledEngine.Run(pack, InputFinder.Find([input], _ => { }), options with { CandidateIndex = IndexUse.None });
            Assert.Equal(without, with);
            Assert.Equal(with, CompiledEngine.Run(asking, InputFinder.Find([input], _ => { }), options));
            output.WriteLine($"{rules.Length} rules over {Path.GetFileName(input)}: {with.Count} rows");
        }
    }

    [Theory]
    [InlineData("search EventCode=4688 \"net user\"", "<net user>")]
    [InlineData("search TERM(rundll32) OR TERM(regsvr32)", "<regsvr32>|<rundll32>")]
    [InlineData("search source=x | regex CommandLine=\"(?i)(mimikatz|sekurlsa)::\"", "mimikatz::|sekurlsa::")]
    [InlineData("search a=1 | eval image=Image | where match(image, \"psexec\")", "psexec")]
    [InlineData("search NOT \"net user\"", "")]
    [InlineData("search nc OR \"-e\" OR \"/transfer\" OR netcat", "-e>|/transfer>|<nc>|<netcat>")]
    [InlineData("search \"/e\" OR \"ab\"", "")]
    [InlineData("search \"n*\" OR netcat", "")]
    [InlineData("search powershell frombase64string", "<frombase64string>")]
    [InlineData("search powershell \"-en\"", "-en>")]
    [InlineData("search \"net user\" OR a=1", "")]
    public void TheTextsComeFromWhatEveryMatchNeeds(string spl, string texts) =>
        Assert.Equal(texts, string.Join('|', CompiledEngine.Compile(spl).Witness.Literals));

    [Fact]
    public void WhatAFormulaMakesUpIsNoText()
    {
        // `action` of a Sysmon registry event is `modified` by a formula: the text does not stand in the event.
        Assert.Empty(CompiledEngine.Compile("search action=modified").Witness.Literals);
        Assert.Equal("powershell", string.Join('|', CompiledEngine.Compile("search process_name=powershell*").Witness.Literals));
    }
}
