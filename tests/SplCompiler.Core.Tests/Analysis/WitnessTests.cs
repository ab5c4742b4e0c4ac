using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Tests.Analysis;

/// <summary>Texts that an event must hold: all that a search demands, none that it may do without.</summary>
public sealed class WitnessTests
{
    [Theory]
    [InlineData("TERM(mimikatz)", "<mimikatz>")]
    [InlineData("mimi* OR sekurlsa", "<mimi | <sekurlsa>")]
    [InlineData("\"-enco\"", "-enco>")]
    [InlineData("TERM(-e)", "-e>")]
    [InlineData("TERM(x)", "")]
    [InlineData("\"lsass.exe dump\" procdump", "<lsass.exe dump> & <procdump>")]
    [InlineData("\"C:\\\\Windows\\\\Temp\\\\rund*\"", "<temp> & <rund")]
    [InlineData("mimikatz NOT sekurlsa", "<mimikatz>")]
    [InlineData("(alpha OR lima) (gamma OR delta) omegas", "<omegas> & <delta> | <gamma> & <alpha> | <lima>")]
    [InlineData("alpha OR (omega gammas)", "<alpha> | <gammas>")]
    [InlineData("net OR \"net user\"", "<net user> | <net>")]
    [InlineData("alpha alpha", "<alpha>")]
    [InlineData("alpha (alpha OR beta)", "<alpha>")]
    [InlineData("EventID \"<EventID>4688<\"", "")]
    [InlineData("*", "")]
    public void WhatASearchDemands(string spl, string expected) => Assert.Equal(expected, SetsOf(spl));

    /// <summary>A value may stand anywhere in a field, so it has no borders.</summary>
    [Fact]
    public void ValuesHaveNoBorders() => Assert.Equal("mimikatz & sekurlsa", SetsOf("* | where match(CommandLine, \"mimikatz\") AND like(CommandLine, \"%sekurlsa%\")"));

    /// <summary>More lists than a few, and long ones, are not looked for.</summary>
    [Fact]
    public void FewListsAreTaken()
    {
        Assert.Equal(5, SetsOf("gggg hhhh iiii jjjj kkkk llll mmmm nnnn").Split(" & ").Length);
        string many = string.Join(" OR ", Enumerable.Range(0, 20).Select(i => $"word{(char)('a' + i)}"));
        Assert.Equal("<omega>", SetsOf($"omega ({many})"));
    }

    private static string SetsOf(string spl)
    {
        var file = new SourceFile("rule.yml", spl);
        var rule = new RuleFile { File = file, Spl = RuleText.FromPlain(file, spl), Path = file.Path, Title = "" };
        SplCompilation compilation = SplCompilation.Create(rule, new CompilationOptions());
        return string.Join(" & ", compilation.Witness.Sets.Select(set => string.Join(" | ", set)));
    }
}
