using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Rules;

/// <summary>Reads a rule from YAML: the Anvilogic armory shape (key <c>logic</c>) or the security_content shape (key <c>search</c>).</summary>
internal sealed class YamlRule
{
    // What a detection has and a story, a macro, a lookup or a data source has not.
    private static readonly string[] DetectionKeys =
        ["logic_format", "technique_id", "known_false_positives", "how_to_implement", "drilldown_searches"];

    private readonly SourceFile _file;
    private readonly YamlMap _map;
    private readonly List<Diagnostic> _diagnostics;

    private YamlRule(SourceFile file, YamlMap map, List<Diagnostic> diagnostics) =>
        (_file, _map, _diagnostics) = (file, map, diagnostics);

    /// <param name="file">The YAML file.</param>
    /// <param name="path">Its path inside the pack.</param>
    /// <param name="isGiven">True when the user named this file: then it must be a rule.</param>
    public static RuleFileReading Read(SourceFile file, string path, bool isGiven)
    {
        var diagnostics = new List<Diagnostic>();
        YamlNode? root = YamlReader.Read(file, diagnostics);
        if (diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error))
            return RuleFileReading.Failed([.. diagnostics]);
        if (root is YamlMap map)
            return new YamlRule(file, map, diagnostics).Read(path, isGiven);
        return isGiven
            ? RuleFileReading.Failed(Missing(file, 0, "the file holds no mapping of keys to values"))
            : RuleFileReading.Skipped(RuleFileOutcome.NotARule, "the file holds no mapping");
    }

    private RuleFileReading Read(string path, bool isGiven)
    {
        bool isArmory = _map["logic"] is not null || _map["logic_format"] is not null;
        string key = isArmory ? "logic" : "search";
        string? format = Text("logic_format");
        if (isArmory && format is not null && !format.Equals("Splunk", StringComparison.OrdinalIgnoreCase))
            return RuleFileReading.Skipped(RuleFileOutcome.OtherLanguage, $"logic_format is {format}");

        if (_map[key] is null && !isGiven && !DetectionKeys.Any(name => _map[name] is not null))
            return RuleFileReading.Skipped(RuleFileOutcome.NotARule, "the file has neither `search` nor `logic`");

        RuleText? spl = Search(key);
        var rule = spl is null ? null : new RuleFile
        {
            File = _file,
            Spl = spl,
            Path = path,
            Id = Text("id"),
            Title = Text(isArmory ? "title" : "name") ?? Text(isArmory ? "name" : "title"),
            Description = Text("description"),
            TechniqueIds = isArmory ? List("technique_id", _map["technique_id"]) : Tags("mitre_attack_id"),
            Tests = RecordedTests.Read(_map["tests"]),
            Metadata = Metadata(key),
        };
        return rule is null || _diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error)
            ? RuleFileReading.Failed([.. _diagnostics])
            : RuleFileReading.Of(rule) with { Diagnostics = [.. _diagnostics] };
    }

    private RuleText? Search(string key)
    {
        switch (_map[key])
        {
            case YamlText { IsNull: false } text when !string.IsNullOrWhiteSpace(text.Value):
                return text.ToRuleText(_diagnostics);
            case null:
                _diagnostics.Add(Missing(_file, _map.Start, $"the rule has no key `{key}`"));
                return null;
            case YamlText empty:
                _diagnostics.Add(Missing(_file, empty.Start, $"`{key}` is empty"));
                return null;
            case { } other:
                WrongType(key, "a text", other);
                return null;
        }
    }

    /// <summary>The text of a key; null when it is missing, YAML's null, or no text, which is SPL4003.</summary>
    private string? Text(string key)
    {
        switch (_map[key])
        {
            case null or YamlText { IsNull: true }:
                return null;
            case YamlText text:
                return text.Value;
            case { } other:
                WrongType(key, "a text", other);
                return null;
        }
    }

    private ImmutableArray<string> Tags(string key)
    {
        switch (_map["tags"])
        {
            case null or YamlText { IsNull: true }:
                return [];
            case YamlMap tags:
                return List($"tags.{key}", tags[key]);
            case { } other:
                WrongType("tags", "a mapping", other);
                return [];
        }
    }

    /// <summary>A list of texts. A single text is a list of one, a list in a list is part of it: packs have both.</summary>
    private ImmutableArray<string> List(string key, YamlNode? node)
    {
        switch (node)
        {
            case null or YamlText { IsNull: true }:
                return [];
            case YamlText text:
                return [text.Value];
            case YamlList list:
                return [.. list.Items.SelectMany(item => List(key, item))];
            default:
                WrongType(key, "a list of texts", node);
                return [];
        }
    }

    // Only what is a text or a list of texts: nested values (tests, drilldown searches) mean nothing to a rule's reader.
    private ImmutableDictionary<string, ImmutableArray<string>> Metadata(string searchKey)
    {
        var metadata = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        string[] own = [searchKey, "id", "title", "name", "description", "technique_id"];
        foreach ((YamlText name, YamlNode value) in _map.Entries.Where(entry => !own.Contains(entry.Key.Value)))
            AddMetadata(metadata, name.Value, value);
        // Keys below these two have a meaning.
        foreach (string parent in new[] { "tags", "scheduling" })
        {
            foreach ((YamlText name, YamlNode value) in (_map[parent] as YamlMap)?.Entries ?? [])
                AddMetadata(metadata, $"{parent}.{name.Value}", value);
        }

        return metadata.ToImmutable();
    }

    private static void AddMetadata(ImmutableDictionary<string, ImmutableArray<string>>.Builder metadata, string key, YamlNode value)
    {
        if (value is YamlText { IsNull: false } text)
            metadata[key] = [text.Value];
        else if (value is YamlList list && list.Items.All(item => item is YamlText))
            metadata[key] = [.. list.Items.OfType<YamlText>().Select(item => item.Value)];
    }

    private void WrongType(string key, string wanted, YamlNode found)
    {
        string kind = found switch { YamlText => "a text", YamlList => "a list", _ => "a mapping" };
        _diagnostics.Add(new Diagnostic(
            Descriptors.WrongYamlType, $"`{key}` must be {wanted}, but it is {kind}", _file.Locate(found.Start, found.End), $"this is {kind}"));
    }

    private static Diagnostic Missing(SourceFile file, int offset, string reason) =>
        new(Descriptors.MissingSearch, $"the rule file has no search: {reason}", file.Locate(offset, Math.Min(offset + 1, file.Text.Length)), reason)
        {
            Help = ["a rule has its SPL under `search` (security_content), or under `logic` with `logic_format: Splunk` (armory)"],
        };
}
