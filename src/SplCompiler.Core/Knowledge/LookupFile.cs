using System.IO.Compression;

namespace SplCompiler.Knowledge;

/// <summary>Opens the tables of lookups: files, and those that are part of SplCompiler.</summary>
public static class LookupFile
{
    internal const string BuiltInFolder = "knowledge/lookups/";

    /// <summary>The text of the table at <see cref="LookupDefinition.Path"/>, decompressed.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static Stream Open(string path)
    {
        if (path.StartsWith(BuiltInFolder, StringComparison.Ordinal) && typeof(LookupFile).Assembly.GetManifestResourceStream(path) is { } table)
            return table;
        FileStream file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
