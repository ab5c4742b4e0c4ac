using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using SplCompiler.Runtime;

namespace SplCompiler.Roslyn;

/// <summary>What generated code is compiled against: .NET's reference assemblies and the runtime, never the machine's own.</summary>
internal static class References
{
    /// <summary>Only what generated code names: each reference costs time at the first compile.</summary>
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        Net100.References.SystemRuntime,
        Net100.References.SystemCollections,
        Net100.References.SystemCollectionsImmutable,
        Net100.References.SystemLinq,
        Net100.References.SystemMemory,
        Net100.References.SystemTextRegularExpressions,
        Net100.References.netstandard,
        MetadataReference.CreateFromFile(typeof(Detection).Assembly.Location),
    ];
}
