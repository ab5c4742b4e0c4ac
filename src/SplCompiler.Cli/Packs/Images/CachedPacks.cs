using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Packs.Images;

/// <summary>Packs that an earlier run left in the cache: opened without reading a rule, as long as nothing they were made of has changed.</summary>
/// <param name="paths">The rules, as they were named.</param>
/// <param name="packs">The cache.</param>
/// <param name="call">Options and terminal.</param>
internal sealed class CachedPacks(IReadOnlyList<string> paths, PackOptions packs, Invocation call)
{
    private readonly PackImages _images = new(packs.CacheDirectory);
    private readonly Lazy<string?> _key = new(() => packs.UseCache ? PackKey.Of(paths, call) : null);

    /// <summary>The pack with what was said of it, or null.</summary>
    public (PackImage Image, RunnablePack Pack)? Open()
    {
        if (_key.Value is not { } key || _images.Find(key) is not { } image)
            return null;
        ICompiledPacks compiler = Engines.Need(call.Engines.Packs, "compile rules");
        if (compiler.Load(image.Listing, packs) is not { } compiled || ZoneText.Find(image.TimeZone) is not { } zone)
            return null;
        return (image, new RunnablePack(compiled, image.Filters, image.Ranges, image.Refused, image.ExitCode, zone, new(() => LoadedPack.KnowledgeOf(paths, call))));
    }

    /// <summary>Keeps a pack for the next run, if all of it came through the C# compiler.</summary>
    public void Keep(LoadedPack pack, PackBuild build, RunnablePack runnable)
    {
        if (build.Listing is not { } listing || _key.Value is not { } key)
            return;
        TerminalRenderer renderer = Findings.Renderer(pack, call.ErrorColors);
        _images.TryAdd(key, new PackImage(
            listing, runnable.Filters, runnable.Ranges, [.. Findings.Errors(pack).Select(renderer.Render)], runnable.Refused, runnable.ExitCode, pack.ReadsEvents, pack.Notes, runnable.TimeZone.Id));
    }
}
