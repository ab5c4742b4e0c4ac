using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>Reads lookups: stanzas of transforms.conf, and <c>lookups/*.yml</c> of a security_content checkout.</summary>
internal sealed class LookupReader
{
    private readonly Func<string, string?> _setting;
    private readonly Action<string, string> _reject;

    private LookupReader(Func<string, string?> setting, Action<string, string> reject) => (_setting, _reject) = (setting, reject);

    /// <summary>The lookup of a stanza; null when it is an extraction.</summary>
    public static LookupDefinition? Read(ConfStanza stanza, ICollection<Diagnostic> diagnostics)
    {
        bool isLookup = ((ReadOnlySpan<string>)["filename", "external_cmd", "external_type", "collection", "fields_list"]).ToArray().Any(key => stanza[key] is not null);
        if (!isLookup)
            return null;
        var reader = new LookupReader(key => stanza[key]?.Value.Text, (key, reason) => diagnostics.Add(new Diagnostic(
            Descriptors.InvalidConf, $"`{key}` of the lookup `{stanza.Name}` is left out: {reason}", stanza[key]!.Value.Locate(default), reason)));
        return reader.Definition(stanza.Name, stanza.DefinedAt);
    }

    /// <summary>The lookup of a YAML file with <c>name</c> and the keys of a stanza.</summary>
    public static LookupDefinition? Read(SourceFile file, List<Diagnostic> diagnostics)
    {
        if (YamlReader.Read(file, diagnostics) is not YamlMap map)
            return null;
        if (map["name"] is not YamlText { IsNull: false } name)
        {
            diagnostics.Add(new Diagnostic(
                Descriptors.WrongYamlType, "the lookup needs the text `name`", file.Locate(map.Start, Math.Min(map.Start + 1, file.Text.Length)), "this lookup is left out"));
            return null;
        }

        var reader = new LookupReader(Text, (key, reason) => diagnostics.Add(new Diagnostic(
            Descriptors.InvalidConf, $"`{key}` of the lookup `{name.Value}` is left out: {reason}", file.Locate(map[key]!.Start, map[key]!.End), reason)));
        return reader.Definition(name.Value, $"{file.Path}:{file.Locate(map.Start, map.Start).Line}");

        string? Text(string key) => map[key] switch
        {
            YamlText { IsNull: false } text => text.Value,
            YamlList list => string.Join(',', list.Items.OfType<YamlText>().Select(item => item.Value)),
            _ => null,
        };
    }

    private LookupDefinition Definition(string name, string definedAt)
    {
        (ImmutableArray<string> wildcards, ImmutableArray<string> blocks) = MatchTypes(_setting("match_type"));
        return new LookupDefinition(name, definedAt)
        {
            // The models of a learning app are no tables.
            FileName = _setting("filename") is { } file && !file.EndsWith(".mlmodel", StringComparison.OrdinalIgnoreCase) ? Path.GetFileName(file.Trim()) : null,
            IsCollection = _setting("collection") is not null || _setting("external_type")?.Trim().ToLowerInvariant() is "kvstore",
            Script = _setting("external_cmd")?.Trim().Split(' ')[0],
            Columns = [.. (_setting("fields_list") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            IsCaseSensitive = _setting("case_sensitive_match")?.Trim().ToLowerInvariant() is not ("false" or "f" or "0" or "no"),
            Wildcards = wildcards,
            Blocks = blocks,
            Default = _setting("default_match"),
            MinMatches = Number("min_matches"),
            MaxMatches = Number("max_matches"),
            TimeColumn = _setting("time_field"),
            TimeFormat = _setting("time_format"),
            MinOffset = Number("min_offset_secs"),
            MaxOffset = Number("max_offset_secs"),
        };
    }

    /// <summary>Reads <c>WILDCARD(a), CIDR(b)</c>.</summary>
    private (ImmutableArray<string> Wildcards, ImmutableArray<string> Blocks) MatchTypes(string? text)
    {
        var wildcards = ImmutableArray.CreateBuilder<string>();
        var blocks = ImmutableArray.CreateBuilder<string>();
        foreach (string part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int open = part.IndexOf('(', StringComparison.Ordinal);
            string kind = (open < 0 ? part : part[..open]).Trim().ToUpperInvariant();
            string column = open < 0 ? "" : part[(open + 1)..].TrimEnd(')').Trim();
            if (kind is "WILDCARD" or "CIDR" && column.Length > 0)
                (kind == "CIDR" ? blocks : wildcards).Add(column);
            else if (kind != "EXACT")
                _reject("match_type", $"`{part}` is none of WILDCARD(column), CIDR(column), EXACT(column)");
        }

        return (wildcards.ToImmutable(), blocks.ToImmutable());
    }

    private int? Number(string key)
    {
        if (_setting(key) is not { } text)
            return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return number;
        _reject(key, $"`{text}` is no whole number");
        return null;
    }
}
