namespace SplCompiler.Cli.Engine;

/// <summary>How rules are compiled.</summary>
/// <param name="UseCache">False to compile everything anew.</param>
/// <param name="CacheDirectory">The folder of compiled packs.</param>
/// <param name="Jobs">How many compilations run at once.</param>
public sealed record PackOptions(bool UseCache, string CacheDirectory, int Jobs)
{
    /// <summary>Told how many of the rules are compiled, from any thread.</summary>
    public Action<int, int>? OnCompiled { get; init; }
}
