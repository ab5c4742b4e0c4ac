namespace SplCompiler.Runtime.Tests;

/// <summary>Data that lies beside a checkout and is not part of it: tests that use it pass when it is absent.</summary>
internal static class SharedData
{
    /// <summary>The path of a file or folder of the shared data, or null.</summary>
    public static string? Find(string path)
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!File.Exists(Path.Combine(folder, "SplCompiler.sln")))
                continue;
            string full = Path.GetFullPath(Path.Combine(folder, "..", "shared", path));
            return File.Exists(full) || Directory.Exists(full) ? full : null;
        }

        return null;
    }
}
