using System.Runtime.CompilerServices;

namespace SplCompiler.Cli.Tests;

/// <summary>Keeps what tests compile apart from what the user of this machine compiled.</summary>
internal static class CacheFolder
{
    [ModuleInitializer]
    internal static void SetUp() =>
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", Directory.CreateTempSubdirectory("splc-tests-cache-").FullName);
}
