using SplCompiler.Catalog;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;

namespace SplCompiler.Cli.Packs;

/// <summary>Runs the tests that lie beside the rules of a pack.</summary>
internal static class PackTests
{
    /// <summary>The verdicts, by rule file; a rule without events and rows beside it has none.</summary>
    public static IReadOnlyDictionary<string, RuleTest> Run(LoadedPack pack, PackOptions packs, Invocation call)
    {
        TestSource[] sources = [.. pack.Rules.Select(rule => rule.Compilation.Rule.File.Path).Distinct(StringComparer.Ordinal).Where(HasTest).Select(path => new RuleWithRows(path, Beside(path, "events"), Beside(path, "rows")))];
        if (sources.Length == 0)
            return new Dictionary<string, RuleTest>();
        IRuleTests tests = Engines.Need(call.Engines.Tests, "run tests");
        var options = new TestOptions(pack.Knowledge, packs, RunTime.Of(call, pack), call.Jobs) { DisabledPasses = call.Shared.DisabledPasses(call) };
        return tests.Run(sources, options, call.Cancellation).GroupBy(result => result.File, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new RuleTest(group.All(result => result.Passed), string.Join('\n', group.Select(result => result.Message).Where(message => message.Length > 0))), StringComparer.Ordinal);
    }

    private static bool HasTest(string path) => File.Exists(Beside(path, "events")) && File.Exists(Beside(path, "rows"));

    private static string Beside(string path, string kind) => Path.ChangeExtension(path, $".{kind}.ndjson");
}
