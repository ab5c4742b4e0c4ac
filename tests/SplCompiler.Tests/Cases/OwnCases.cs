using SplCompiler.Testing;

namespace SplCompiler.Tests.Cases;

/// <summary>The conformance cases of the repository: the JSON files beside this one.</summary>
internal static class OwnCases
{
    public static IReadOnlyList<TestCase> All { get; } = Load();

    private static IReadOnlyList<TestCase> Load()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SplCompiler.sln")))
            folder = folder.Parent;
        TestFileLoad load = TestPack.Load([Path.Combine(folder.FullName, "tests", "SplCompiler.Tests", "Cases")]);
        Assert.Empty(load.Diagnostics);
        Assert.NotEmpty(load.Cases);
        return load.Cases;
    }
}
