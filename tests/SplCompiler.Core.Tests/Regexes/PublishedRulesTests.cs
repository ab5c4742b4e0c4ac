using System.Text.RegularExpressions;
using SplCompiler.Optimization.Regexes;
using SplCompiler.Runtime;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Core.Tests.Regexes;

/// <summary>The regexes of published rule packs, when they lie beside the project.</summary>
public partial class PublishedRulesTests(ITestOutputHelper output)
{
    [Fact]
    public void PatternsOfPublishedRulesTranslate()
    {
        if (Corpora() is not { } folder)
        {
            output.WriteLine("skipped: no corpora beside the project");
            return;
        }

        string[] patterns = [.. Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories).SelectMany(Patterns).Distinct().Order(StringComparer.Ordinal)];
        int translated = 0, automata = 0, lowered = 0, required = 0;
        var reasons = new Dictionary<string, int>();
        foreach (string pattern in patterns)
        {
            PcreTranslation translation = PcreTranslator.Translate(pattern);
            if (translation.DotNet is null)
            {
                output.WriteLine($"refused: {translation.Error ?? translation.Unsupported} at {translation.ErrorOffset}: {pattern}");
                continue;
            }

            translated++;
            Assert.NotNull(new Regex(translation.DotNet, translation.Options));
            Assert.NotNull(new Regex(translation.DotNetWide ?? "", translation.Options));
            automata += translation.AllowsNonBacktracking ? 1 : 0;
            required += RegexLiterals.Required(pattern) is [_, ..] literals && literals.All(literal => literal.Text.Length >= 2) ? 1 : 0;
            if (RegexLowering.Lower(pattern) is LoweredRegex.NotLowered(var reason))
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            else
                lowered++;
        }

        output.WriteLine($"{patterns.Length} distinct patterns: {translated} translate, {automata} allow an automaton, {lowered} are lowered, {required} have required literals of 2 characters");
        foreach ((string reason, int count) in reasons.OrderByDescending(pair => pair.Value))
            output.WriteLine($"distinct not lowered {count}: {reason}");
        Assert.True(translated > patterns.Length * 0.97);
    }

    private static IEnumerable<string> Patterns(string file)
    {
        // Rules wrap long searches: a line break inside a pattern is the YAML's.
        string text = Wrapped().Replace(File.ReadAllText(file), " ");
        // A quotation that goes on behind its quote ((?<x>.+")) is a piece of a pattern: joining pieces is the parser's.
        return UsesOfPatterns().Matches(text).Where(match => !match.Groups["glued"].Success).Select(match => match.Groups["pattern"].Value.Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal));
    }

    private static string? Corpora()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "SplCompiler.sln")))
                continue;
            string corpora = Path.Combine(folder.FullName, "..", "shared", "corpora");
            return Directory.Exists(corpora) ? corpora : null;
        }

        return null;
    }

    [GeneratedRegex(@"\r?\n\s+")]
    private static partial Regex Wrapped();

    [GeneratedRegex("""(?:\b(?:match|replace)\s*\(\s*[^,"|]+,\s*|\|\s*regex\s+[\w.{}"']*\s*!?=\s*|\|\s*rex\s+(?:\w+\s*=\s*[\w.{}]+\s+)*)"(?<pattern>(?:[^"\\]|\\.)+)"(?<glued>[^\s|,\)]|\)(?<=rex[^|]*))?""")]
    private static partial Regex UsesOfPatterns();
}
