using System.Collections.Immutable;
using System.Text.Json;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;

namespace SplCompiler.Rules;

/// <summary>Reads savedsearches.conf: each stanza with <c>search =</c> is a rule.</summary>
/// <remarks>Source: Admin Manual, "savedsearches.conf".</remarks>
internal static class SavedSearches
{
    private const string Annotations = "action.correlationsearch.annotations";

    public static RuleFileReading Read(SourceFile file, string path)
    {
        ConfFile conf = ConfFile.Parse(file);
        var rules = ImmutableArray.CreateBuilder<RuleFile>();
        var diagnostics = conf.Diagnostics.ToBuilder();
        foreach (ConfStanza stanza in ConfStanza.Inherit(conf.Stanzas))
        {
            if (stanza["search"] is not { } search)
                continue;
            if (search.Value.Text.Length == 0)
            {
                diagnostics.Add(new Diagnostic(
                    Descriptors.MissingSearch, $"the saved search `{stanza.Name}` has an empty `search`",
                    search.Value.Locate(default), "nothing stands behind the `=`"));
                continue;
            }

            rules.Add(Rule(file, path, stanza, search));
        }

        RuleFileOutcome outcome = rules.Count > 0 ? RuleFileOutcome.Loaded
            : diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? RuleFileOutcome.Failed
            : RuleFileOutcome.NotARule;
        return new RuleFileReading(
            outcome, rules.ToImmutable(), diagnostics.ToImmutable(), rules.Count > 0 ? "" : "no stanza has a `search`");
    }

    private static RuleFile Rule(SourceFile file, string path, ConfStanza stanza, ConfSetting search) => new()
    {
        File = file,
        Spl = search.Value,
        Path = path,
        Stanza = stanza.Name,
        Title = stanza.Name,
        Description = stanza["description"]?.Value.Text,
        TechniqueIds = TechniqueIds(stanza[Annotations]?.Value.Text),
        Metadata = stanza.Settings.Where(setting => setting.Key is not ("search" or "description"))
            .ToImmutableDictionary(setting => setting.Key, setting => ImmutableArray.Create(setting.Value.Text)),
    };

    /// <summary>The techniques of <c>{"mitre_attack": ["T1003"]}</c>; none when the annotations are no such JSON.</summary>
    private static ImmutableArray<string> TechniqueIds(string? annotations)
    {
        if (annotations is null)
            return [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(annotations);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("mitre_attack", out JsonElement ids) && ids.ValueKind == JsonValueKind.Array
                ? [.. ids.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!)]
                : [];
        }
        catch (JsonException)
        {
            // Annotations are free text to Splunk; the raw value stays in the metadata.
            return [];
        }
    }
}
