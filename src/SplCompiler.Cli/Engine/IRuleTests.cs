using System.Collections.Immutable;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Engine;

/// <summary>Runs test cases.</summary>
public interface IRuleTests
{
    /// <summary>Runs the cases of all sources, in their order. A case that cannot be read or compiled is one that failed.</summary>
    /// <param name="sources">Case files, and rules with events and rows beside them.</param>
    /// <param name="options">What all cases share.</param>
    /// <param name="cancellation">Stops before the next case.</param>
    IEnumerable<TestResult> Run(IReadOnlyList<TestSource> sources, TestOptions options, CancellationToken cancellation);
}

/// <summary>What all cases share.</summary>
/// <param name="Knowledge">Macros and field knowledge, behind those of the case.</param>
/// <param name="Packs">How cases are compiled.</param>
/// <param name="Run">Time and time zone of a case that names none.</param>
/// <param name="Jobs">Workers of a run.</param>
public sealed record TestOptions(Knowledge.KnowledgeBase Knowledge, PackOptions Packs, RunContext Run, int Jobs)
{
    /// <summary>The passes of the optimizer that do not run.</summary>
    public ImmutableArray<string> DisabledPasses { get; init; } = [];
}
