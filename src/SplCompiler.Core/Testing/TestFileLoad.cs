using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Testing;

/// <summary>The cases of some test files. A case with a mistake is reported and left out.</summary>
/// <param name="Cases">In the order of the files.</param>
/// <param name="Diagnostics">SPL4001 for a file that cannot be read, SPL4020 for one that has not the format of a test.</param>
public sealed record TestFileLoad(ImmutableArray<TestCase> Cases, ImmutableArray<Diagnostic> Diagnostics)
{
    public static TestFileLoad Empty { get; } = new([], []);

    public TestFileLoad And(TestFileLoad other) => new(Cases.AddRange(other.Cases), Diagnostics.AddRange(other.Diagnostics));
}
