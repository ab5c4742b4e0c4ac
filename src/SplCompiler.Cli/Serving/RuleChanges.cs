namespace SplCompiler.Cli.Serving;

/// <summary>Waits for files of rules to change.</summary>
internal sealed class RuleChanges : IDisposable
{
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly AutoResetEvent _changed = new(false);

    /// <param name="paths">Files and folders. What is not there is not watched: loading it says so.</param>
    public RuleChanges(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            bool isFolder = Directory.Exists(path);
            if (!isFolder && !File.Exists(path))
                continue;
            var watcher = isFolder
                ? new FileSystemWatcher(path) { IncludeSubdirectories = true }
                : new FileSystemWatcher(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
            watcher.Changed += (_, _) => _changed.Set();
            watcher.Created += (_, _) => _changed.Set();
            watcher.Deleted += (_, _) => _changed.Set();
            watcher.Renamed += (_, _) => _changed.Set();
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    /// <summary>Returns when something changed and nothing did for a pause after it.</summary>
    /// <returns>False when the run is ended.</returns>
    public bool Wait(TimeSpan pause, CancellationToken cancellation)
    {
        WaitHandle[] handles = [cancellation.WaitHandle, _changed];
        if (WaitHandle.WaitAny(handles) == 0)
            return false;
        // An editor saves in several steps.
        while (WaitHandle.WaitAny(handles, pause) is var index and not WaitHandle.WaitTimeout)
        {
            if (index == 0)
                return false;
        }

        return true;
    }

    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in _watchers)
            watcher.Dispose();
        _changed.Dispose();
    }
}
