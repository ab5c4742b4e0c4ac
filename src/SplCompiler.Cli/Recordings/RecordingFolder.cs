namespace SplCompiler.Cli.Recordings;

/// <summary>A folder that mirrors recordings of the net: <c>https://…/datasets/T1003/x.log</c> is <c>datasets/T1003/x.log</c> in it. Nothing is ever fetched.</summary>
internal sealed class RecordingFolder
{
    // Of a folder that mirrors paths a file is the recording of its path alone.
    private const string Mirror = "datasets";

    private readonly ILookup<string, string> _byName;

    /// <exception cref="UsageException">There is no such folder.</exception>
    public RecordingFolder(string folder)
    {
        Root = Directory.Exists(folder) ? folder : throw new UsageException($"--attack-data `{folder}` is no folder", "name the folder that holds `datasets`");
        _byName = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).Split('/', '\\')[..^1].Contains(Mirror)).Order(StringComparer.Ordinal)
            .ToLookup(path => Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);
    }

    public string Root { get; }

    /// <summary>The name of the file of a link; empty when it has none.</summary>
    public static string NameOf(string link) => Parts(link) is [.., var name] ? name : "";

    /// <summary>
    /// The file of a link, also with <c>.gz</c> behind its name: at the longest end of its path that is below the folder, else the only file of this name.
    /// Null when there is none, or when several have the name.
    /// </summary>
    /// <param name="link">Where the recording lies on the net.</param>
    /// <param name="byName">False when other recordings have the same name, so that the name alone says nothing.</param>
    public string? Find(string link, bool byName)
    {
        string[] parts = Parts(link);
        // A part that leads out of the folder is no name of a recording.
        if (parts.Length == 0 || parts.Contains(".."))
            return null;
        for (int first = 0; first < parts.Length - 1; first++)
        {
            string file = Path.Combine([Root, .. parts[first..]]);
            if (Existing(file) is { } found)
                return found;
        }

        string[] named = byName ? [.. _byName[parts[^1]], .. _byName[parts[^1] + ".gz"]] : [];
        return named.Length == 1 ? named[0] : null;
    }

    private static string[] Parts(string link) =>
        (Uri.TryCreate(link, UriKind.Absolute, out Uri? uri) ? Uri.UnescapeDataString(uri.AbsolutePath) : link).Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string? Existing(string file) => File.Exists(file) ? file : File.Exists(file + ".gz") ? file + ".gz" : null;
}
