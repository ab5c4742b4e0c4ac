using Xunit.Abstractions;

namespace SplCompiler.Tests;

/// <summary>The corpora and events beside the repository, which are no part of it.</summary>
public static class SharedData
{
    /// <summary>The path of a folder of <c>../shared</c>; null, and a line that says so, when it is not there.</summary>
    public static string? Find(string relative, ITestOutputHelper output)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SplCompiler.sln")))
            folder = folder.Parent;
        string? path = folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", relative) : null;
        if (path is not null && (Directory.Exists(path) || File.Exists(path)))
            return path;
        output.WriteLine($"skipped: ../shared/{relative} is not there");
        return null;
    }
}
