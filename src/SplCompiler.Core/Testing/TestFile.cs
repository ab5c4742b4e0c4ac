using System.Text.Json;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Testing;

/// <summary>A test file: a JSON array of cases.</summary>
public static class TestFile
{
    /// <summary>Reads a file. Paths in it (<c>rule</c>, <c>events</c>) are relative to its folder.</summary>
    /// <returns>Never throws for what is on the disk.</returns>
    public static TestFileLoad Load(string path)
    {
        if (TextFiles.TryRead(path, TextFiles.Shown(path), out SourceFile? file) is { } unreadable)
            return new TestFileLoad([], [unreadable]);
        return Parse(file!, Path.GetDirectoryName(path) ?? "");
    }

    /// <summary>Reads the text of a test file.</summary>
    /// <param name="file">The text.</param>
    /// <param name="folder">What paths in it are relative to.</param>
    public static TestFileLoad Parse(SourceFile file, string folder = "")
    {
        var diagnostics = new List<Diagnostic>();
        if (JsonPartReader.Read(file, 0, file.Text.Length, diagnostics) is not { } root)
            return new TestFileLoad([], [.. diagnostics]);
        if (root.Kind != JsonValueKind.Array)
        {
            diagnostics.Add(new Diagnostic(
                Descriptors.InvalidTestFile, $"a test file is an array of cases, found {root.Description}", file.Locate(root.Start, root.Start + 1), "no array"));
            return new TestFileLoad([], [.. diagnostics]);
        }

        var cases = new List<TestCase>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonPart item in root.Items)
        {
            if (new TestCaseReader(file, folder, diagnostics).Read(item) is not { } test)
                continue;
            if (ids.Add(test.Id))
                cases.Add(test);
            else
                diagnostics.Add(new Diagnostic(Descriptors.InvalidTestFile, $"two cases have the id `{test.Id}`", file.Locate(item.Start, item.Start + 1), "the second one is left out"));
        }

        return new TestFileLoad([.. cases], [.. diagnostics]);
    }
}
