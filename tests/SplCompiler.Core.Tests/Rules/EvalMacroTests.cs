using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Tests.Rules;

/// <summary>Macros whose definition is an eval expression, and those that check their arguments.</summary>
public sealed class EvalMacroTests
{
    [Theory]
    [InlineData("\"user=\" . lower(\"ALICE\")", "user=alice")]
    [InlineData("if(5 > 3, \"n > \" . 5 * 10, \"true()\")", "n > 50")]
    [InlineData("case(1=2, \"a\", 2==2, \"b\")", "b")]
    [InlineData("coalesce(missing, null(), \"x\")", "x")]
    [InlineData("replace(\"a.b.c\", \"\\.\", \"-\")", "a-b-c")]
    [InlineData("substr(\"string\", -3) . substr(\"string\", 1, 2)", "ingst")]
    [InlineData("trim(\"  x \") . len(\"日本\")", "x2")]
    [InlineData("if(match(\"web01\", \"^web[0-9]+$\") AND NOT like(\"web01\", \"db%\"), \"web\", \"other\")", "web")]
    [InlineData("if(\"b\" IN (\"a\", \"b\"), round(2.5) + 0.5, 0)", "3.5")]
    [InlineData("validate(1=1, \"first\", 1=2, \"second\")", "second")]
    [InlineData("\"1\" + \"2\"", "12")]
    [InlineData("10 / 4 - 7 % 4", "-0.5")]
    public void ADefinitionBecomesItsText(string definition, string text) => Assert.Equal(text, EvalMacro.Compute(definition));

    [Theory]
    [InlineData("now()")]
    [InlineData("strftime(now(), \"%Y\")")]
    [InlineData("random()")]
    [InlineData("1=1")]
    [InlineData("null()")]
    [InlineData("field")]
    [InlineData("1 +")]
    [InlineData("mvappend(\"a\", \"b\")")]
    [InlineData("match(\"a\", \"(?<=a)b\")")]
    [InlineData("match(\"a\", \"(\")")]
    [InlineData("5 / 0")]
    public void WhatIsNoTextOrDependsOnTheRunIsNothing(string definition) => Assert.Null(EvalMacro.Compute(definition));

    [Fact]
    public void ADefinitionNestedWithoutMeasureIsNothing() => Assert.Null(EvalMacro.Compute(new string('(', 10_000) + "1" + new string(')', 10_000)));

    [Fact]
    public void TheTextOfAnEvalMacroIsExpandedAgain()
    {
        const string Conf = """
            [of(1)]
            args = kind
            definition = if("$kind$" = "logon", "`logons`", "`others`")
            iseval = 1
            [logons]
            definition = EventCode=4624 OR EventCode=4625
            [others]
            definition = EventCode=*
            """;
        Assert.Equal("(EventCode=4624 OR EventCode=4625) x", Expand("(`of(logon)`) x", Conf, out ImmutableArray<Diagnostic> diagnostics));
        Assert.Empty(diagnostics);
    }

    [Theory]
    [InlineData("`top_of(5)`", null)]
    [InlineData("`top_of(500)`", "at most 100")]
    [InlineData("`top_of(many)`", "at most 100")]
    [InlineData("`at_port(22)`", null)]
    [InlineData("`at_port(99999)`", "no port")]
    public void AMacroThatDoesNotTakeItsArgumentsIsAFinding(string call, string? reason)
    {
        const string Conf = """
            [top_of(1)]
            args = n
            definition = head $n$
            validation = isnum($n$) AND $n$ <= 100
            errormsg = at most 100
            [at_port(1)]
            args = p
            definition = port=$p$
            validation = validate($p$ > 0 AND $p$ < 65536, "no port")
            """;
        Expand(call, Conf, out ImmutableArray<Diagnostic> diagnostics);
        if (reason is null)
            Assert.Empty(diagnostics);
        else
            Assert.Contains(reason, Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    private static string Expand(string spl, string conf, out ImmutableArray<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        ConfFile file = ConfFile.Parse(new SourceFile("macros.conf", conf));
        var macros = new MacroTable([.. file.Stanzas.Select(stanza => MacroReader.Read(stanza, found)).OfType<Macro>()]);
        RuleText text = RuleText.FromPlain(new SourceFile("rule.spl", spl), spl);
        var bag = new DiagnosticBag(text);
        string expanded = MacroExpander.Expand(text, macros, bag).Text;
        diagnostics = [.. found, .. bag.ToImmutable()];
        return expanded;
    }
}
