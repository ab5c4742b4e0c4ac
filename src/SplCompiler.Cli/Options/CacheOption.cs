using System.CommandLine;
using SplCompiler.Cli.Engine;

namespace SplCompiler.Cli.Options;

/// <summary><c>--no-cache</c>, and where compiled packs are kept.</summary>
internal sealed class CacheOption
{
    public Option<bool> NoCache { get; } = new("--no-cache") { Description = "Compile every rule anew" };

    /// <summary>How a verb compiles.</summary>
    public PackOptions Packs(Invocation call) => new(!call.Get(NoCache), Folder(), call.Jobs);

    // XDG Base Directory Specification; LocalAppData on Windows.
    private static string Folder()
    {
        string? cache = OperatingSystem.IsWindows() ? null : Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
        {
            cache = OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        }

        return Path.Combine(cache, "splc", "packs");
    }
}
