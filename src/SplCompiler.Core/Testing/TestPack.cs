using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Testing;

/// <summary>Finds tests: test files (<c>.json</c>), rules with their events and rows beside them, folders of both.</summary>
public static class TestPack
{
    private static readonly string[] s_ruleExtensions = [".yml", ".yaml", ".spl"];

    /// <summary>Loads every test of some files and folders, in order; inside a folder by path, ordinal.</summary>
    /// <returns>A rule that was named and has no test is reported; one in a folder is passed over. Never throws for what is on the disk.</returns>
    public static TestFileLoad Load(IEnumerable<string> paths)
    {
        TestFileLoad all = TestFileLoad.Empty;
        foreach (string path in paths)
            all = all.And(Directory.Exists(path) ? Folder(path) : Named(path));
        return all;
    }

    /// <summary>The rule of a case: that of its file, or its own text as a rule named after the case.</summary>
    /// <returns>Null, with the findings, when the file holds no rule or several.</returns>
    public static (RuleFile? Rule, ImmutableArray<Diagnostic> Diagnostics) Rule(TestCase test)
    {
        if (test.Spl is { } spl)
            return (new RuleFile { File = spl.File, Spl = spl, Path = Path.GetFileName(spl.File.Path), Stanza = test.Id, Id = test.Id, Title = test.Id }, []);

        RulePackLoad load = RulePack.Load([test.RulePath!]);
        if (load.Rules is [var rule])
            return (rule, load.Diagnostics);
        var problem = new Diagnostic(
            Descriptors.InvalidTestFile, $"the case `{test.Id}` needs a file of one rule, `{TextFiles.Shown(test.RulePath!)}` has {load.Rules.Length}", test.Span, "which rule?");
        return (null, load.Diagnostics.IsEmpty ? [problem] : load.Diagnostics);
    }

    private static TestFileLoad Named(string path)
    {
        if (!IsRule(path))
            return TestFile.Load(path);
        TestFileLoad beside = RuleTests.Beside(path);
        return beside.Cases.IsEmpty && beside.Diagnostics.IsEmpty
            ? new TestFileLoad([], [TextFiles.Unreadable(TextFiles.Shown(path), "the rule has no test", "write `NAME.events.ndjson` and `NAME.rows.ndjson` beside it")])
            : beside;
    }

    private static TestFileLoad Folder(string folder)
    {
        TestFileLoad all = TestFileLoad.Empty;
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (IsRule(path))
                    all = all.And(RuleTests.Beside(path));
                else if (Path.GetExtension(path) == ".json")
                    all = all.And(TestFile.Load(path));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return all.And(new TestFileLoad([], [TextFiles.Unreadable(TextFiles.Shown(folder), exception.Message.TrimEnd('.'))]));
        }

        return all;
    }

    private static bool IsRule(string path) => s_ruleExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
