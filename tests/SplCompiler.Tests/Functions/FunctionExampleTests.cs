using SplCompiler.Docs;
using SplCompiler.Functions;
using SplCompiler.Testing;

namespace SplCompiler.Tests.Functions;

public sealed class FunctionExampleTests
{
    private static IEnumerable<WordDoc> Docs =>
        EvalFunctionTable.All.Select(function => function.Doc).Concat(AggregateTable.All.Select(function => function.Doc));

    [Fact]
    public void EveryExampleGivesItsRows() => Check(null);

    [Fact]
    public void EveryExampleGivesItsRowsWithoutTheOptimizer() => Check(new CompilationOptions { DisabledPasses = ["all"] });

    [Fact]
    public void EveryExampleGivesItsRowsOnTwoWorkers() => Check(null, jobs: 2);

    private static void Check(CompilationOptions? options, int jobs = 1)
    {
        IReadOnlyList<TestCase> cases = ExampleCases.Of(Docs);
        var failures = ExampleRunner.Run(cases, options, jobs).Where(result => result.Failure is not null);
        Assert.True(!failures.Any(), string.Join('\n', failures.Select(result => $"{result.Case.Id}: {result.Case.Spl?.Text}\n    {result.Failure}")));
    }
}
