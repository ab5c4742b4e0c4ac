using SplCompiler.Analysis;
using SplCompiler.Syntax;
using Xunit;

namespace SplCompiler.Tests.Analysis;

public sealed class RuleAnalysisTests
{
    private const string Smbexec = """
        `get_endpoint_data` `get_endpoint_data_winevent` ((TERM(EventCode=7045) OR "<EventID>7045<") OR (TERM(EventCode=4688) OR "<EventID>4688<" OR Type=Process))| eval service_name=Service_File_Name | where match(process, "\/c.{1,}?\x5c\x5c") or match(service_name, "\/c.{1,}?\x5c\x5c") | table _time, host, user, process, signature_id, service_name | bin span=1s | stats values(*) as * by _time, host | where match(signature_id, "4688") and match(signature_id, "7045")
        """;

    [Fact]
    public void StagesHaveNumbersNamesAndTheTextOfTheirAuthor()
    {
        RuleFacts rule = AnalyzedRule.Of(Smbexec);
        Assert.Equal(["1 search", "2 eval", "3 where", "4 table", "5 bin", "6 stats", "7 where"], rule.Stages.Select(stage => $"{stage.Number} {stage.Command}"));
        Assert.StartsWith("`get_endpoint_data` `get_endpoint_data_winevent` ((TERM(", rule.Stages[0].Text, StringComparison.Ordinal);
        Assert.Equal("eval service_name=Service_File_Name", rule.Stages[1].Text);
        Assert.Equal(["get_endpoint_data", "get_endpoint_data_winevent"], rule.Stages[0].Macros.Select(macro => macro.Name));
    }

    [Fact]
    public void AnAliasOfEvalLeadsToTheFieldOfTheEvent() =>
        Assert.Equal(
            ["1 Type eq Process", @"3 process match \/c.{1,}?\x5c\x5c", @"3 service_name<Service_File_Name match \/c.{1,}?\x5c\x5c", "7 signature_id match 4688", "7 signature_id match 7045"],
            AnalyzedRule.Predicates(Smbexec));

    [Fact]
    public void TermsAndPhrasesAreSearchTermsOfTheirStage()
    {
        RuleFacts rule = AnalyzedRule.Of("TERM(a.exe) \"two words\" NOT bare CASE(Up) | search again");
        Assert.Equal(["1 TERM(a.exe) False", "1 \"two words\" False", "1 bare True", "1 CASE(Up) False", "2 again False"], rule.SearchTerms.Select(term => $"{term.Stage} {term.Written} {term.IsNegated}"));
    }

    [Theory]
    [InlineData("a=b*", "1 a wildcard b*")]
    [InlineData("a IN (b, \"c*\")", "1 a in b|c*")]
    [InlineData("a!=b", "1 not a eq b")]
    [InlineData("NOT a!=b", "1 a eq b")]
    [InlineData("a=*", "1 a exists")]
    [InlineData("a=10.0.0.0/8", "1 a cidr 10.0.0.0/8")]
    [InlineData("a>5", "1 a compare 5")]
    [InlineData("* | where like(a, \"%x_\")", "2 a like %x_")]
    [InlineData("* | where cidrmatch(\"10.0.0.0/8\", a)", "2 a cidr 10.0.0.0/8")]
    [InlineData("* | where isnull(a)", "2 not a exists")]
    [InlineData("* | where \"x\"=a", "2 a eq x")]
    [InlineData("* | where 5 < len(a)", "2 len(a) compare 5")]
    [InlineData("* | where a=b", "2 a eq b")]
    [InlineData("* | where lower(a)=\"x\"", "2 lower(a)<a eq x")]
    [InlineData("* | regex a!=\"x.y\"", "2 not a match x.y")]
    [InlineData("* | rename a as b | search b=1", "3 b<a eq 1")]
    [InlineData("* | stats values(a) as c by d | search c=1", "3 c<a eq 1")]
    [InlineData("* | eval c=if(match(a, \"x\"), 1, 0)", "2 a match x")]
    public void APredicateIsNormalised(string spl, string expected) => Assert.Equal([expected], AnalyzedRule.Predicates(spl));

    [Fact]
    public void FieldsOfADataModelAreThoseOfEvents()
    {
        RuleFacts rule = AnalyzedRule.Of("| tstats count from datamodel=Endpoint.Processes where Processes.process_name=\"a.exe\" by Processes.dest | rename \"Processes.*\" as \"*\" | search dest=x");
        Assert.Equal(["1 Processes.process_name<process_name eq a.exe", "3 dest eq x"], rule.Predicates.Select(AnalyzedRule.Text));
        Assert.Equal("Endpoint.Processes", Assert.Single(rule.DataSets));
        Assert.Equal([("Security", 4688), ("Microsoft-Windows-Sysmon/Operational", 1)], rule.Events.Select(known => (known.Channel, known.Id)));
    }

    [Fact]
    public void TheStructureOfAConditionIsKept()
    {
        var root = Assert.IsType<ConditionGroup>(AnalyzedRule.Of("a=1 OR b=2 NOT (c=3 d=4)").Stages[0].Condition);
        Assert.Equal(Logical.And, root.Operator);
        Assert.Equal(Logical.Or, Assert.IsType<ConditionGroup>(root.Parts[0]).Operator);
        var inner = Assert.IsType<ConditionGroup>(Assert.IsType<ConditionNot>(root.Parts[1]).Part);
        Assert.All(inner.Parts, part => Assert.True(Assert.IsType<ConditionPredicate>(part).Predicate.IsNegated));
    }

    [Fact]
    public void ASearchInsideACommandHasNumbersOfItsOwn()
    {
        RuleFacts rule = AnalyzedRule.Of("a=1 | append [search b=2 | stats count by b] | where count > 1");
        Assert.Equal(["1", "2", "2.1", "2.2", "3"], rule.Stages.Select(stage => stage.Number));
        Assert.Contains("2.1 b eq 2", rule.Predicates.Select(AnalyzedRule.Text));
    }

    [Fact]
    public void CountsAndSourcesAreNoIndicators()
    {
        RuleFacts rule = AnalyzedRule.Of("source=\"x\" a=\"CMD.exe\" | stats count values(a) as a by host | where count > 5");
        Assert.Equal(["a eq cmd.exe"], rule.Indicators.Select(indicator => $"{indicator.Field} {indicator.KindName} {string.Join('|', indicator.Values)}"));
    }

    [Fact]
    public void FieldsReadAreThoseOfEvents()
    {
        RuleFacts rule = AnalyzedRule.Of("a=1 | eval b=c | table b, d");
        Assert.Equal("a c d", string.Join(' ', rule.FieldsRead));
        Assert.Equal("b d", string.Join(' ', rule.FieldsProduced));
        Assert.False(rule.ReadsOpenFields);
    }

    [Fact]
    public void ABrokenRuleStillHasItsStages()
    {
        RuleFacts rule = AnalyzedRule.Of("a=1 | nosuchcommand x | where b=2");
        Assert.Equal(["search", "nosuchcommand", "where"], rule.Stages.Select(stage => stage.Command));
    }
}
