using System.Security.Cryptography;
using System.Text;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Settings;

namespace SplCompiler.Cli.Building;

/// <summary>Names what every rule of a build depends on: this program, its options, and the settings file.</summary>
internal static class ProgramKey
{
    /// <summary>64 hexadecimal digits.</summary>
    /// <exception cref="UsageException">The paths stand below different settings files.</exception>
    public static string Of(IReadOnlyList<string> paths, string rootNamespace, Invocation call)
    {
        Type[] parts = [typeof(ProgramKey), typeof(SplCompilation), typeof(Runtime.Detection), typeof(Roslyn.PackCompiler)];
        string[] texts =
        [
            .. parts.Select(part => part.Module.ModuleVersionId.ToString()),
            rootNamespace,
            call.Get(call.Shared.Terms)!,
            call.Get(call.Shared.GeoIp) is null ? "without locations" : "with locations",
            .. call.Get(call.Shared.Without)!,
            SettingsFile.Find(paths) is { } settings ? Settings(settings) : "",
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))));
    }

    // One that cannot be read is reported when it is read again, and nothing is built.
    private static string Settings(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }
}
