using SplCompiler.Cli.Packs;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Checking;

/// <summary>Names the findings of a check as a baseline knows them.</summary>
internal sealed class FindingNames
{
    private readonly Func<string, SourceFile?> _sources;
    private readonly string _folder;
    private readonly Dictionary<(string Path, string? Stanza), string> _files = [];
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    /// <param name="pack">The rules that were checked.</param>
    /// <param name="baseline">The file, to whose folder paths are relative.</param>
    public FindingNames(LoadedPack pack, string baseline)
    {
        _sources = Findings.Sources(pack);
        _folder = Path.GetDirectoryName(Path.GetFullPath(baseline))!;
        foreach (RuleFile rule in pack.Rules.Select(rule => rule.Compilation.Rule))
            _files.TryAdd((rule.Path, rule.Stanza), rule.File.Path);
        foreach (RuleFileStatus file in pack.Files.Files)
            _checked.Add(Relative(file.Path));
    }

    /// <summary>The name of a finding of a rule, or of one that belongs to none.</summary>
    public KnownFinding Name(CheckedRule? rule, Diagnostic finding)
    {
        string path = rule is null ? finding.Span.Path : _files.GetValueOrDefault((rule.Path, rule.Stanza), rule.Path);
        return new KnownFinding(Relative(path), rule is not null, rule?.Stanza, finding.Code, KnownFinding.TextOf(finding, _sources(finding.Span.Path)));
    }

    /// <summary>True when this check would have found it if it were there still.</summary>
    public bool WasLookedFor(KnownFinding known) => !known.IsOfRule || _checked.Contains(known.Path) || !File.Exists(Path.Combine(_folder, known.Path));

    /// <summary>A baseline of everything in a report, and of what an earlier one has about rules that were not checked.</summary>
    public CheckBaseline Update(CheckReport report, CheckBaseline? before)
    {
        var counts = new Dictionary<KnownFinding, int>();
        foreach ((KnownFinding known, int count) in before?.Counts ?? new Dictionary<KnownFinding, int>())
        {
            if (!WasLookedFor(known))
                counts[known] = count;
        }

        IEnumerable<KnownFinding> found = report.General.Where(KnownFinding.CanBeKnown).Select(finding => Name(null, finding))
            .Concat(report.Rules.SelectMany(rule => rule.Diagnostics.Where(KnownFinding.CanBeKnown).Select(finding => Name(rule, finding))));
        foreach (KnownFinding known in found)
            counts[known] = counts.GetValueOrDefault(known) + 1;
        return new CheckBaseline(counts);
    }

    private string Relative(string path) => Path.GetRelativePath(_folder, Path.GetFullPath(path)).Replace('\\', '/');
}
