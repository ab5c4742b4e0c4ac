using System.Text.RegularExpressions;
using SplCompiler.Commands;
using SplCompiler.Functions;
using Xunit;

namespace SplCompiler.Tests;

/// <summary>README.md promises no word that is not there.</summary>
public sealed partial class ReadmeTests
{
    [Theory]
    [InlineData("Commands")]
    [InlineData("Eval functions")]
    [InlineData("Statistical functions")]
    public void EveryWordOfTheReadmeExists(string kind)
    {
        IEnumerable<string> known = kind switch
        {
            "Commands" => CommandTable.Names,
            "Eval functions" => EvalFunctionTable.Names,
            _ => AggregateTable.Names,
        };
        string readme = File.ReadAllText(ProjectFolder.Path("README.md"));
        string line = System.Text.RegularExpressions.Regex.Match(readme, $@"^- {kind}: (.*?)\.$", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        string[] words = [.. Word().Matches(line).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(words);
        Assert.Empty(words.Except(known, StringComparer.OrdinalIgnoreCase));
    }

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial System.Text.RegularExpressions.Regex Word();
}
