namespace SplCompiler.Cli.Recordings;

/// <summary>A folder that mirrors recordings of the net: <c>https://…/datasets/T1003/x.log</c> is <c>datasets/T1003/x.log</c> in it. Nothing is ever fetched.</summary>
internal sealed class RecordingFolder
{
    private readonly ILookup<string, string> _byName;

    /// <exception cref="UsageException">There is no such folder.</exception>
    public RecordingFolder(string folder)
    {
        Root = Directory.Exists(folder) ? folder : throw new UsageException($"--attack-data `{folder}` is no folder", "name the folder that holds `datasets`");
        _byName = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToLookup(path => Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);
    }

    public string Root { get; }

    /// <summary>
    /// The file of a link, also with <c>.gz</c> behind its name: at the end of its path that is the longest below the folder, else the only file of this name.
    /// Null when there is none, or when several have the name.
    /// </summary>
    public string? Find(string link)
    {
        string path = Uri.TryCreate(link, UriKind.Absolute, out Uri? uri) ? Uri.UnescapeDataString(uri.AbsolutePath) : link;
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        // A part that leads out of the folder is no name of a recording.
        if (parts.Length == 0 || parts.Contains(".."))
            return null;
        for (int first = 0; first < parts.Length; first++)
        {
            string file = Path.Combine([Root, .. parts[first..]]);
            if (Existing(file) is { } found)
                return found;
        }

        string[] named = [.. _byName[parts[^1]], .. _byName[parts[^1] + ".gz"]];
        return named.Length == 1 ? named[0] : null;
    }

    private static string? Existing(string file) => File.Exists(file) ? file : File.Exists(file + ".gz") ? file + ".gz" : null;
}
