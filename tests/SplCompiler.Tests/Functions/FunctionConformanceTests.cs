using SplCompiler.Testing;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Functions;

public sealed class FunctionConformanceTests(ITestOutputHelper output)
{
    /// <summary>Codes of what is refused because it is not built yet; such a case is counted, not failed.</summary>
    private static readonly string[] s_notBuilt = ["SPL1001", "SPL2001", "SPL2003", "SPL0001"];

    [Theory]
    [InlineData("eval.json")]
    [InlineData("stats.json")]
    public void CasesThatCompileGiveTheirRows(string file)
    {
        if (ExampleCases.OfConformance(file, output) is not { } cases)
            return;

        var results = ExampleRunner.Run(cases);
        output.WriteLine($"{file}: {results.Count(result => result.Failure is null)} of {cases.Count} pass.");
        foreach ((TestCase test, string? failure) in results.Where(result => result.Failure is not null))
            output.WriteLine($"  {test.Id}: {failure}");
        var wrong = results.Where(result => result.Failure is { } failure
            && !s_notBuilt.Any(code => failure.StartsWith(code, StringComparison.Ordinal)));
        Assert.True(!wrong.Any(), string.Join('\n', wrong.Select(result => $"{result.Case.Id}: {result.Case.Spl?.Text}\n    {result.Failure}")));
    }
}
