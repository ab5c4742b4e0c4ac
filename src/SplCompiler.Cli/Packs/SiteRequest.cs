using SplCompiler.Cli.Engine;

namespace SplCompiler.Cli.Packs;

/// <summary>What a catalog is made of besides its rules.</summary>
/// <param name="Folder">Where it goes.</param>
/// <param name="Title">Of the site.</param>
/// <param name="Packs">How the tests beside the rules are compiled.</param>
/// <param name="Costs">What rules were measured to cost.</param>
internal sealed record SiteRequest(string Folder, string Title, PackOptions Packs, BenchResults Costs)
{
    /// <summary>The version of the pack that this one is compared with; null for none.</summary>
    public LoadedPack? Former { get; init; }
}
