using SplCompiler.Docs;
using SplCompiler.Functions;

namespace SplCompiler.Tests.Functions;

public sealed class FunctionExampleTests
{
    private static IEnumerable<WordDoc> Docs =>
        EvalFunctionTable.All.Select(function => function.Doc).Concat(AggregateTable.All.Select(function => function.Doc));

    [Fact]
    public void EveryExampleGivesItsRows() => Check(null);

    [Fact]
    public void EveryExampleGivesItsRowsWithoutTheOptimizer() => Check(new CompilationOptions { DisabledPasses = ["all"] });

    private static void Check(CompilationOptions? options)
    {
        FunctionCase[] cases = [.. Docs.SelectMany(doc => doc.Examples.Where(example => example.Reports is null).Select(example => FunctionCase.Of(doc.Name, example)))];
        var failures = ExampleRunner.Run(cases, options).Where(result => result.Failure is not null);
        Assert.True(!failures.Any(), string.Join('\n', failures.Select(result => $"{result.Case.Id}: {result.Case.Spl}\n    {result.Failure}")));
    }
}
