using System.Collections.Immutable;
using SplCompiler.Cli.Options;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Settings;

/// <summary>Finds and reads <c>splc.yml</c>: <c>apps</c>, <c>timezone</c>, <c>lints</c>.</summary>
internal sealed class SettingsFile
{
    public const string Name = "splc.yml";

    private static readonly string[] s_keys = ["apps", "timezone", "lints"];

    private readonly SourceFile _file;
    private readonly List<Diagnostic> _diagnostics;

    private SettingsFile(SourceFile file, List<Diagnostic> diagnostics) => (_file, _diagnostics) = (file, diagnostics);

    /// <summary>The nearest settings file in the folder of any of the paths or above; null when there is none.</summary>
    /// <exception cref="UsageException">The paths stand below different settings files.</exception>
    public static string? Find(IEnumerable<string> paths)
    {
        string[] found = [.. paths.Select(FindAbove).OfType<string>().Distinct(StringComparer.Ordinal)];
        return found.Length <= 1
            ? found.FirstOrDefault()
            : throw new UsageException($"the rules stand below different settings files: {string.Join(", ", found)}", "run splc once for each");
    }

    /// <summary>The settings of a file.</summary>
    public static ProjectSettings Read(string path)
    {
        string shown = Shown(path);
        if (TextFiles.TryRead(path, shown, out SourceFile? file) is { } unreadable)
            return ProjectSettings.Default with { Diagnostics = [unreadable] };

        var diagnostics = new List<Diagnostic>();
        YamlNode? root = YamlReader.Read(file!, diagnostics);
        var reader = new SettingsFile(file!, diagnostics);
        ProjectSettings settings = reader.Read(root, Path.GetDirectoryName(Path.GetRelativePath(".", path))!);
        return settings with { Diagnostics = [.. diagnostics] };
    }

    private static string? FindAbove(string path)
    {
        string full = Path.GetFullPath(path);
        for (string? folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, Name);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }

    // Inside the current folder a relative path is what the user sees; elsewhere the whole one is clearer than `../../..`.
    private static string Shown(string path)
    {
        string relative = Path.GetRelativePath(".", path);
        return TextFiles.Shown(relative.StartsWith("..", StringComparison.Ordinal) ? path : relative);
    }

    private ProjectSettings Read(YamlNode? root, string folder)
    {
        if (root is null or YamlText { IsNull: true })
            return ProjectSettings.Default;
        if (root is not YamlMap map)
        {
            Report(root, $"{Name} must be a mapping", "no mapping", "write such as `timezone: Europe/Berlin`");
            return ProjectSettings.Default;
        }

        foreach ((YamlText key, _) in map.Entries.Where(entry => !s_keys.Contains(entry.Key.Value)))
            Report(key, $"`{key.Value}` is no setting of {Name}", "unknown setting", DidYouMean(key.Value, s_keys));
        return new ProjectSettings
        {
            Apps = [.. Texts(map["apps"]).Select(app => Path.Combine(folder, app.Value))],
            TimeZone = Zone(map["timezone"]),
            Lints = Lints(map["lints"]),
        };
    }

    private IEnumerable<YamlText> Texts(YamlNode? node)
    {
        switch (node)
        {
            case null or YamlText { IsNull: true }:
                break;
            case YamlText text:
                yield return text;
                break;
            case YamlList list:
                foreach (YamlText text in list.Items.SelectMany(Texts))
                    yield return text;
                break;
            default:
                Report(node, "`apps` must be a list of folders", "this is a mapping", null);
                break;
        }
    }

    private TimeZoneInfo? Zone(YamlNode? node)
    {
        if (node is null or YamlText { IsNull: true })
            return null;
        if (node is not YamlText name)
        {
            Report(node, "`timezone` must be the name of a time zone", "this is no text", null);
            return null;
        }

        TimeZoneInfo? zone = ZoneText.Find(name.Value);
        if (zone is null)
            Report(name, $"there is no time zone `{name.Value}`", "unknown time zone", ZoneText.Help(name.Value));
        return zone;
    }

    private LintLevels Lints(YamlNode? node)
    {
        if (node is null or YamlText { IsNull: true })
            return LintLevels.Default;
        if (node is not YamlMap map)
        {
            Report(node, "`lints` must be a mapping of lint to level", "this is no mapping", "write such as `bin-without-field: off`");
            return LintLevels.Default;
        }

        var levels = ImmutableDictionary.CreateBuilder<string, Severity?>(StringComparer.Ordinal);
        foreach ((YamlText lint, YamlNode value) in map.Entries)
        {
            if (!LintLevels.Names.Contains(lint.Value))
                Report(lint, $"there is no lint `{lint.Value}`", "unknown lint", DidYouMean(lint.Value, LintLevels.Names));
            else if (value is YamlText { Value: "off" or "warning" or "error" } level)
                levels[lint.Value] = level.Value switch { "off" => null, "warning" => Severity.Warning, _ => Severity.Error };
            else
                Report(value, $"the level of `{lint.Value}` must be off, warning or error", "no level", null);
        }

        return new LintLevels(levels.ToImmutable());
    }

    private static string DidYouMean(string word, IReadOnlyList<string> known) =>
        Suggestions.Nearest(word, known) is { } near ? $"did you mean `{near}`?" : $"known are {string.Join(", ", known)}";

    private void Report(YamlNode node, string message, string label, string? help) =>
        _diagnostics.Add(new Diagnostic(Descriptors.WrongYamlType, message, _file.Locate(node.Start, node.End), label) { Help = help is null ? [] : [help] });
}
