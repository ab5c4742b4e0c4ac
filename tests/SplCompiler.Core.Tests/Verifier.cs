using System.Runtime.CompilerServices;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit.Sdk;

namespace SplCompiler.Tests;

/// <summary>Compares a text with the snapshot beside the test, by the file names of Verify: <c>Class.Method.verified.txt</c>.</summary>
public static class Verifier
{
    /// <summary>Passes when the snapshot holds <paramref name="text"/>; else writes <c>.received.</c> beside it and shows the difference.</summary>
    /// <param name="text">What the test made.</param>
    /// <param name="extension">Of the snapshot, without a dot.</param>
    /// <param name="file">The test's source file; its name is the class.</param>
    /// <param name="method">The test.</param>
    public static void Verify(string text, string extension, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");
        string verified = $"{stem}.verified.{extension}";
        string received = $"{stem}.received.{extension}";
        string actual = Normalize(text);
        string expected = File.Exists(verified) ? Normalize(File.ReadAllText(verified)) : "";
        if (File.Exists(verified) && actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        throw new XunitException($"{Path.GetFileName(verified)} differs; when the new text is right, rename {received}\n{Difference(expected, actual)}");
    }

    // Git may check a snapshot out with other line ends, and editors end a file with a line end.
    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";

    private static string Difference(string expected, string actual) =>
        string.Join('\n', InlineDiffBuilder.Diff(expected, actual).Lines.Select(line => line.Type switch
        {
            ChangeType.Inserted => $"+ {line.Text}",
            ChangeType.Deleted => $"- {line.Text}",
            _ => $"  {line.Text}",
        }));
}
