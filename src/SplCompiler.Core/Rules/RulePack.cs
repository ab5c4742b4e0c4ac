using SplCompiler.Diagnostics;

namespace SplCompiler.Rules;

/// <summary>Loads rules: <c>.yml</c> and <c>.yaml</c> (Anvilogic armory, security_content), <c>.spl</c>, savedsearches.conf, folders of them.</summary>
public static class RulePack
{
    /// <summary>Loads every rule of the given files and folders. A file that is reached twice is loaded once.</summary>
    /// <returns>Never throws for what is on the disk: a path that is not there is SPL4001, a broken rule SPL4002 to SPL4004.</returns>
    /// <param name="paths">Files and folders.</param>
    /// <param name="baseFolder">The folder to which the paths of rules are relative; null for the folder that was given, or that of the file.</param>
    public static RulePackLoad Load(IEnumerable<string> paths, string? baseFolder = null)
    {
        var diagnostics = new List<Diagnostic>();
        List<Candidate> candidates = Candidates(paths, diagnostics);
        if (baseFolder is not null)
            candidates = [.. candidates.Select(candidate => candidate with { Relative = Relative(candidate, baseFolder) })];
        var readings = new RuleFileReading[candidates.Count];
        Parallel.For(0, readings.Length, i => readings[i] = Read(candidates[i]));
        return new RulePackLoad(
            [.. readings.SelectMany(reading => reading.Rules)],
            [.. diagnostics, .. readings.SelectMany(reading => reading.Diagnostics)],
            [.. candidates.Zip(readings, (candidate, reading) => new RuleFileStatus(candidate.Shown, reading.Outcome, reading.Reason))]);
    }

    /// <summary>The files that <see cref="Load"/> would read, as its diagnostics name them; a path that cannot be listed is left out.</summary>
    public static IReadOnlyList<(string Path, string Shown)> Files(IEnumerable<string> paths) =>
        [.. Candidates(paths, []).Select(candidate => (candidate.Path, candidate.Shown))];

    private static List<Candidate> Candidates(IEnumerable<string> paths, List<Diagnostic> diagnostics)
    {
        var candidates = new List<Candidate>();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
                AddFolder(path);
            else
                candidates.Add(new Candidate(path, TextFiles.Shown(path), Path.GetFileName(path), IsGiven: true));
        }

        return [.. candidates.DistinctBy(candidate => candidate.Path.Length == 0 ? "" : Path.GetFullPath(candidate.Path), StringComparer.Ordinal)];

        void AddFolder(string folder)
        {
            string shownFolder = TextFiles.Shown(folder).TrimEnd('/');
            foreach (string relative in RuleFolder.Files(folder, diagnostics))
            {
                string shown = shownFolder == "." ? relative : $"{shownFolder}/{relative}";
                candidates.Add(new Candidate(Path.Combine(folder, relative), shown, relative, IsGiven: false));
            }
        }
    }

    /// <summary>The path of a rule below a folder, with <c>/</c>; of one that is not below it the path it has.</summary>
    private static string Relative(Candidate candidate, string baseFolder)
    {
        string relative = Path.GetRelativePath(baseFolder, candidate.Path).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? candidate.Relative : relative;
    }

    private static RuleFileReading Read(Candidate candidate)
    {
        (string path, string shown, string relative, bool isGiven) = candidate;
        if (path.Length == 0)
            return RuleFileReading.Failed(TextFiles.Unreadable(shown, "the path is empty"));
        if (TextFiles.TryRead(path, shown, out SourceFile? file) is { } unreadable)
            return RuleFileReading.Failed(unreadable);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".yml" or ".yaml" => YamlRule.Read(file!, relative, isGiven),
            ".conf" => SavedSearches.Read(file!, relative),
            ".spl" => RuleFileReading.Of(new RuleFile
            {
                File = file!,
                Spl = RuleText.FromPlain(file!, file!.Text),
                Path = relative,
                Title = Path.GetFileNameWithoutExtension(relative),
            }),
            _ => RuleFileReading.Failed(TextFiles.Unreadable(
                shown, "a rule is a .yml, .yaml or .spl file or a savedsearches.conf", "rename the file, or pass its text to `splc query`")),
        };
    }

    /// <param name="Path">Where the file is.</param>
    /// <param name="Shown">How diagnostics name it.</param>
    /// <param name="Relative">Its path inside the pack.</param>
    /// <param name="IsGiven">True when the user named it, false when a folder holds it.</param>
    private sealed record Candidate(string Path, string Shown, string Relative, bool IsGiven);
}
