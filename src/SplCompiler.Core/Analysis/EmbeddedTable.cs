using System.Reflection;

namespace SplCompiler.Analysis;

/// <summary>Reads the tables that the assembly carries: tab separated, <c>#</c> begins a comment.</summary>
internal static class EmbeddedTable
{
    /// <summary>The lines of a table, each cut at its tabs.</summary>
    public static IEnumerable<string[]> Lines(string name)
    {
        Assembly assembly = typeof(EmbeddedTable).Assembly;
        using Stream stream = assembly.GetManifestResourceStream($"tables/{name}") ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
        }
    }
}
