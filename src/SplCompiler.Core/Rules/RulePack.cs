using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Rules;

/// <summary>Loads rules: <c>.yml</c> and <c>.yaml</c> (Anvilogic armory, security_content), <c>.spl</c>, savedsearches.conf, folders of them.</summary>
public sealed class RulePack
{
    private readonly ImmutableArray<RuleFile>.Builder _rules = ImmutableArray.CreateBuilder<RuleFile>();
    private readonly ImmutableArray<RuleFileStatus>.Builder _files = ImmutableArray.CreateBuilder<RuleFileStatus>();
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private RulePack()
    {
    }

    /// <summary>Loads every rule of the given files and folders. A file that is reached twice is loaded once.</summary>
    /// <returns>Never throws for what is on the disk: a path that is not there is SPL4001, a broken rule SPL4002 to SPL4004.</returns>
    public static RulePackLoad Load(IEnumerable<string> paths)
    {
        var pack = new RulePack();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
                pack.LoadFolder(path);
            else
                pack.LoadFile(path, TextFiles.Shown(path), Path.GetFileName(path), isGiven: true);
        }

        return new RulePackLoad(pack._rules.ToImmutable(), [.. pack._diagnostics], pack._files.ToImmutable());
    }

    private void LoadFolder(string folder)
    {
        string shownFolder = TextFiles.Shown(folder).TrimEnd('/');
        foreach (string relative in RuleFolder.Files(folder, _diagnostics))
        {
            string shown = shownFolder is "" or "." ? relative : $"{shownFolder}/{relative}";
            LoadFile(Path.Combine(folder, relative), shown, relative, isGiven: false);
        }
    }

    private void LoadFile(string path, string shown, string relative, bool isGiven)
    {
        if (path.Length == 0)
        {
            Record(shown, RuleFileOutcome.Failed, [TextFiles.Unreadable(shown, "the path is empty")]);
            return;
        }

        if (!_seen.Add(Path.GetFullPath(path)))
            return;
        if (TextFiles.TryRead(path, shown, out SourceFile? file) is { } unreadable)
        {
            Record(shown, RuleFileOutcome.Failed, [unreadable]);
            return;
        }

        RuleFileReading reading = Path.GetExtension(path).ToLowerInvariant() switch
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
        _rules.AddRange(reading.Rules);
        Record(shown, reading.Outcome, reading.Diagnostics, reading.Reason);
    }

    private void Record(string shown, RuleFileOutcome outcome, ImmutableArray<Diagnostic> diagnostics, string reason = "")
    {
        _diagnostics.AddRange(diagnostics);
        if (outcome == RuleFileOutcome.Failed && reason.Length == 0 && diagnostics.Length > 0)
            reason = diagnostics[0].Message;
        _files.Add(new RuleFileStatus(shown, outcome, reason));
    }
}
