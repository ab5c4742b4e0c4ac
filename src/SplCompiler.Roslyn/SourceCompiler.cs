using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using SplCompiler.Emission;

namespace SplCompiler.Roslyn;

/// <summary>The result of compiling some generated files.</summary>
/// <param name="Image">The assembly; empty when C# refused a file.</param>
/// <param name="Findings">Errors and warnings of the C# compiler: each one is a bug of ours.</param>
public sealed record CompiledSources(ImmutableArray<byte> Image, ImmutableArray<CSharpFinding> Findings);

/// <summary>What the C# compiler has against a generated file.</summary>
/// <param name="File">The generated file.</param>
/// <param name="Message">Code, place and text, as C# words it.</param>
/// <param name="IsError">False for a warning.</param>
public sealed record CSharpFinding(string File, string Message, bool IsError);

/// <summary>Compiles generated C# to an assembly, in memory.</summary>
public static class SourceCompiler
{
    private static readonly CSharpParseOptions s_thorough = new(LanguageVersion.CSharp14, DocumentationMode.None);

    // Where null may flow is the same for every rule of a kind: tests and builds ask, a run does not, which saves a fifth of its compilation.
    private static readonly CSharpParseOptions s_quick = s_thorough.WithFeatures([new("run-nullable-analysis", "never")]);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: false,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true,
        concurrentBuild: false,
        warningLevel: 9999);

    /// <param name="assemblyName">The name of the assembly.</param>
    /// <param name="sources">The files.</param>
    /// <param name="followsNulls">True to have the compiler warn of nulls where none may be.</param>
    /// <param name="cancellation">Stops the compilation.</param>
    public static CompiledSources Compile(string assemblyName, IEnumerable<GeneratedSource> sources, bool followsNulls = false, CancellationToken cancellation = default)
    {
        using var image = new MemoryStream();
        EmitResult result = Bind(assemblyName, sources, followsNulls, cancellation).Emit(image, cancellationToken: cancellation);
        return new CompiledSources(result.Success ? [.. image.ToArray()] : [], FindingsOf(result.Diagnostics));
    }

    /// <summary>What the C# compiler has against some files, without the assembly: that is two fifths less work.</summary>
    /// <param name="assemblyName">The name that the assembly would have.</param>
    /// <param name="sources">The files.</param>
    /// <param name="cancellation">Stops the compilation.</param>
    public static ImmutableArray<CSharpFinding> Check(string assemblyName, IEnumerable<GeneratedSource> sources, CancellationToken cancellation = default) =>
        FindingsOf(Bind(assemblyName, sources, followsNulls: false, cancellation).GetDiagnostics(cancellation));

    private static CSharpCompilation Bind(string assemblyName, IEnumerable<GeneratedSource> sources, bool followsNulls, CancellationToken cancellation)
    {
        CSharpParseOptions options = followsNulls ? s_thorough : s_quick;
        IEnumerable<SyntaxTree> trees = sources.Select(source => CSharpSyntaxTree.ParseText(
            SourceText.From(source.Text, Encoding.UTF8), options, source.Name.File, cancellation));
        return CSharpCompilation.Create(assemblyName, trees, References.All, s_options);
    }

    private static ImmutableArray<CSharpFinding> FindingsOf(ImmutableArray<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => new CSharpFinding(
                diagnostic.Location.SourceTree?.FilePath ?? "", diagnostic.ToString(), diagnostic.Severity == DiagnosticSeverity.Error)),
    ];
}
