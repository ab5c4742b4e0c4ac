using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Tests;

public sealed class ForgottenStepsTests
{
    [Theory]
    [InlineData("index=main EventCode=4688 | stats count by user")]
    [InlineData("index=main | stats count by")]
    public void WhatIsForgottenIsMadeAgainTheSame(string spl)
    {
        var file = new SourceFile("rule.spl", spl);
        SplCompilation rule = SplCompilation.Create(new RuleFile { File = file, Spl = RuleText.FromPlain(file, spl), Path = "rule.spl" });
        (string? code, string plan, object expanded) = (rule.Source?.Text, rule.Plan.ToString(), rule.Expanded);
        string[] findings = [.. rule.Diagnostics.Select(diagnostic => $"{diagnostic.Span}: {diagnostic.Message}")];
        rule.Forget();
        Assert.NotSame(expanded, rule.Expanded);
        Assert.Equal(code, rule.Source?.Text);
        Assert.Equal(plan, rule.Plan.ToString());
        Assert.Equal(findings, rule.Diagnostics.Select(diagnostic => $"{diagnostic.Span}: {diagnostic.Message}"));
    }
}
