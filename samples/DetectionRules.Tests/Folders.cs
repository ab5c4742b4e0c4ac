using System.Runtime.CompilerServices;

namespace DetectionRules.Tests;

/// <summary>Where the sources lie.</summary>
internal static class Folders
{
    public static string Tests { get; } = Here();

    public static string Generated { get; } = Path.Combine(Tests, "..", "DetectionRules", "generated");

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
