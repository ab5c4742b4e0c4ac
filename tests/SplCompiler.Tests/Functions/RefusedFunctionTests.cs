using SplCompiler.Diagnostics;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Functions;

public sealed class RefusedFunctionTests
{
    [Theory]
    [InlineData("eval r=sum(1, \"3\")", "SPL1007", "`sum` expects numbers, found a text")]
    [InlineData("eval r=abs(a=1)", "SPL1007", "`abs` expects a value here, found a condition")]
    [InlineData("where cidrmatch(\"10.0.0.0\\8\", a)", "SPL1007", "`10.0.0.0\\8` is no address block")]
    [InlineData("where searchmatch(a)", "SPL1007", "`searchmatch` expects text in quotes")]
    [InlineData("where searchmatch(\"a=\")", "SPL0001", "the text of `searchmatch` is no search expression")]
    [InlineData("eval r=mvfilter(a=b)", "SPL1007", "the condition of `mvfilter` looks at exactly one field, found `a`, `b`")]
    [InlineData("eval r=mvmap(split(a, \",\"), a)", "SPL1007", "`mvmap` expects a field here, found an expression")]
    [InlineData("eval r=mvfind(a, \"(\")", "SPL1008", "invalid pattern")]
    [InlineData("eval r=json_object(\"a\")", "SPL1006", "`json_object` takes pairs of key and value")]
    [InlineData("eval r=validate(a=1)", "SPL1006", "`validate`")]
    [InlineData("eval r=lookup(t, json_object(\"a\", a), json_array(\"b\"))", "SPL1007", "`lookup` expects the name of a table in quotes")]
    [InlineData("stats sparkline(list(a))", "SPL2003", "`sparkline` has no function `list`")]
    [InlineData("stats per_hour(a)", "SPL2003", "`per_hour` is a function of `timechart` alone")]
    [InlineData("stats perc101(a)", "SPL1003", "`stats` has no function `perc101`")]
    public void ACallIsRefused(string command, string code, string message)
    {
        Diagnostic[] found = [.. CompiledEngine.Compile($"search * | {command}").Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)];

        Diagnostic error = Assert.Single(found);
        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
