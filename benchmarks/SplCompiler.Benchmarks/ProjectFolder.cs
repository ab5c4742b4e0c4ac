namespace SplCompiler.Benchmarks;

/// <summary>The clone that the program was built from.</summary>
internal static class ProjectFolder
{
    /// <summary>The folder of SplCompiler.sln.</summary>
    public static string Root { get; } = Find();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "SplCompiler.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("SplCompiler.sln is in no folder above the program");
    }
}
