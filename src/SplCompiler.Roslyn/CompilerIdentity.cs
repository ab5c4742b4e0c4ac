using SplCompiler.Runtime;

namespace SplCompiler.Roslyn;

/// <summary>What compiled assemblies depend on besides their text. Apart from <see cref="References"/>, so that a run that finds all in the cache loads no part of the C# compiler.</summary>
internal static class CompilerIdentity
{
    /// <summary>The runtime that generated code is bound to.</summary>
    public static Guid Runtime { get; } = typeof(Detection).Assembly.ManifestModule.ModuleVersionId;

    /// <summary>This assembly, which is built against one version of Roslyn and holds the options of every compilation.</summary>
    public static Guid Compiler { get; } = typeof(CompilerIdentity).Assembly.ManifestModule.ModuleVersionId;
}
