using SplCompiler.Cli.Engine;
using SplCompiler.Roslyn.Testing;
using SplCompiler.Testing;

namespace SplCompiler.Cli.Adapters;

/// <summary>Runs test cases through the compiler and the runner.</summary>
internal sealed class CompiledCases : IRuleTests
{
    public IEnumerable<TestResult> Run(IReadOnlyList<TestSource> sources, TestOptions options, CancellationToken cancellation)
    {
        var cases = new List<TestCase>();
        var files = new Dictionary<TestCase, string>(ReferenceEqualityComparer.Instance);
        foreach (TestSource source in sources)
        {
            TestFileLoad load = source is CaseFile ? TestFile.Load(source.Path) : RuleTests.Beside(source.Path);
            foreach (Diagnostics.Diagnostic diagnostic in load.Diagnostics)
                yield return new TestResult(diagnostic.Span.ToString(), source.Path, false, $"{diagnostic.Code} {diagnostic.Message}", 0);
            foreach (TestCase test in load.Cases)
            {
                cases.Add(test);
                files[test] = source.Path;
            }
        }

        var caseOptions = new CaseOptions
        {
            Knowledge = options.Knowledge,
            Packs = new Roslyn.PackOptions { CacheDirectory = options.Packs.UseCache ? options.Packs.CacheDirectory : null, Jobs = options.Packs.Jobs },
            Run = options.Run,
            Jobs = options.Jobs,
            DisabledPasses = options.DisabledPasses,
        };
        foreach (CaseVerdict verdict in CaseRunner.Run(cases, caseOptions, cancellation))
            yield return new TestResult(verdict.Case.Id, files[verdict.Case], verdict.Message is null, verdict.Message ?? "", verdict.Seconds);
    }
}
