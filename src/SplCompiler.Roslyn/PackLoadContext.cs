using System.Reflection;
using System.Runtime.Loader;
using SplCompiler.Runtime;

namespace SplCompiler.Roslyn;

/// <summary>Holds one compiled shard; its runtime is the one that runs it.</summary>
internal sealed class PackLoadContext(string name) : AssemblyLoadContext(name, isCollectible: false)
{
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == typeof(Detection).Assembly.GetName().Name ? typeof(Detection).Assembly : null;
}
