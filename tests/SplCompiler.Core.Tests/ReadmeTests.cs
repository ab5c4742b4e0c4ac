using System.Text.RegularExpressions;
using Xunit;

namespace SplCompiler.Tests;

/// <summary>README.md promises nothing that is not there.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void EveryLinkOfTheReadmeLeadsSomewhere()
    {
        string readme = File.ReadAllText(ProjectFolder.Path("README.md"));
        string[] links = [.. Link().Matches(readme).Select(match => match.Groups[1].Value)];
        Assert.Contains("docs/language.md", links);
        Assert.All(links, link => Assert.True(Path.Exists(ProjectFolder.Path(link)), link));
    }

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex Link();
}
