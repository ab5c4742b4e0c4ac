using Xunit;

namespace DetectionRules.Tests;

/// <summary>The C# of each rule, read and approved: an update of the compiler or of a macro that changes what a rule does shows here.</summary>
public sealed class GeneratedCodeTests
{
    public static TheoryData<string> Rules =>
        new(Directory.GetFiles(Folders.Generated, "*.g.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folders.Generated, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("Knowledge/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rules))]
    public void TheCodeIsWhatWasApproved(string path) =>
        Snapshot.Verify(File.ReadAllText(Path.Combine(Folders.Generated, path)), path.Replace('/', '.').Replace(".g.cs", ""));
}
