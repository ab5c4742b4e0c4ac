using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SplCompiler.Diagnostics;
using SplCompiler.Optimization.Regexes;

namespace SplCompiler.Knowledge;

/// <summary>Reads EXTRACT- and REPORT- of a stanza of props.conf, the latter with their stanzas of transforms.conf.</summary>
internal sealed partial class FieldExtractionReader(ImmutableArray<ConfStanza> transforms, ICollection<Diagnostic> diagnostics)
{
    /// <summary>The rules in the order in which they act: EXTRACT- before REPORT-, each by class name.</summary>
    public ImmutableArray<FieldExtractionRule> Read(IEnumerable<ConfSetting> settings)
    {
        ConfSetting[] all = [.. settings];
        return
        [
            .. Of(all, "EXTRACT-").Select(Inline).OfType<FieldExtractionRule>(),
            .. Of(all, "REPORT-").SelectMany(Report),
        ];
    }

    private static IEnumerable<ConfSetting> Of(ConfSetting[] settings, string prefix) =>
        settings.Where(setting => setting.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(setting => setting.Key, StringComparer.Ordinal);

    private FieldExtractionRule? Inline(ConfSetting setting)
    {
        Match match = InField().Match(setting.Value.Text);
        string pattern = match.Success ? match.Groups["regex"].Value : setting.Value.Text;
        if (Groups(pattern, setting) is not { } fields)
            return null;
        if (fields.IsEmpty)
            Reject(setting, "its pattern names no group, so it finds no field");
        return !fields.IsEmpty
            ? new FieldExtractionRule(match.Success ? match.Groups["field"].Value : "_raw", setting.DefinedAt) { Pattern = pattern, Fields = fields }
            : null;
    }

    private IEnumerable<FieldExtractionRule> Report(ConfSetting setting)
    {
        foreach (string name in setting.Value.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            ConfStanza? stanza = transforms.FirstOrDefault(stanza => stanza.Name == name);
            if (stanza is null)
                Reject(setting, $"transforms.conf has no `[{name}]`");
            else if (Transform(stanza) is { } rule)
                yield return rule;
        }
    }

    private FieldExtractionRule? Transform(ConfStanza stanza)
    {
        string source = stanza["SOURCE_KEY"]?.Value.Text is { } key ? key.StartsWith("field:", StringComparison.Ordinal) ? key[6..] : key : "_raw";
        var rule = new FieldExtractionRule(source, stanza.DefinedAt)
        {
            AddsValues = stanza["MV_ADD"]?.Value.Text.ToLowerInvariant() is "1" or "true" or "t",
            IsTransform = true,
        };
        if (stanza["DELIMS"] is { } delimiters)
            return Delimited(rule, stanza, delimiters);
        if (stanza["REGEX"] is not { } regex)
            return null;

        rule = rule with { Pattern = regex.Value.Text };
        if (Groups(regex.Value.Text, regex) is not { } groups)
            return null;
        if (stanza["FORMAT"] is not { } format)
        {
            if (groups.IsEmpty)
                Reject(regex, "without `FORMAT`, its groups have to be the names of fields");
            return groups.IsEmpty ? null : rule with { Fields = groups };
        }

        MatchCollection pairs = FormatPair().Matches(format.Value.Text);
        if (pairs.Count == 0)
        {
            Reject(format, "`FORMAT` is a list of `field::value`");
            return null;
        }

        int last = PcreCheck.Of(rule.Pattern).GroupNames.Length - 1;
        if (GroupNumber().Matches(format.Value.Text).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).FirstOrDefault(number => number > last) is var missing and > 0)
        {
            Reject(format, $"it asks for group ${missing}, the pattern has {last}");
            return null;
        }

        ImmutableArray<(string, string)> fields = [.. pairs.Select(pair => (pair.Groups["name"].Value.Trim('"'), pair.Groups["value"].Value.Trim('"')))];
        return fields[0].Item1.Contains('$', StringComparison.Ordinal) ? rule with { Named = fields[0] } : rule with { Fields = fields };
    }

    private FieldExtractionRule? Delimited(FieldExtractionRule rule, ConfStanza stanza, ConfSetting delimiters)
    {
        string[] sets = [.. QuotedText().Matches(delimiters.Value.Text).Select(match => Regex.Unescape(match.Groups[1].Value))];
        string[] fields = [.. FieldName().Matches(stanza["FIELDS"]?.Value.Text ?? "").Select(match => match.Value.Trim('"'))];
        if (sets.Length == 0)
        {
            Reject(delimiters, "`DELIMS` is characters in quotes");
            return null;
        }

        if (fields.Length > 0)
            return rule with { Delimiters = sets[0], Fields = [.. fields.Select(field => (field, ""))] };
        if (sets.Length == 1)
        {
            Reject(delimiters, "without `FIELDS`, `DELIMS` is two sets of characters: between pairs, and between a name and its value");
            return null;
        }

        // Pairs: a name up to a character of the second set, a value up to one of the first.
        string ends = Regex.Escape(sets[0]).Replace("]", "\\]", StringComparison.Ordinal);
        string equals = Regex.Escape(sets[1]).Replace("]", "\\]", StringComparison.Ordinal);
        return rule with { Pattern = $"([^{ends}{equals}]+)[{equals}]\"?([^\"{ends}]*)\"?", Named = ("$1", "$2") };
    }

    /// <summary>The named groups of a pattern; null when it cannot be run.</summary>
    private ImmutableArray<(string, string)>? Groups(string pattern, ConfSetting setting)
    {
        var check = PcreCheck.Of(pattern);
        if (check.IsValid)
            return [.. check.GroupNames.Select((name, number) => (name!, $"${number}")).Where(group => group.Item1 is not null)];
        Reject(setting, $"the pattern cannot be run: {check.Error ?? check.Unsupported}");
        return null;
    }

    private void Reject(ConfSetting setting, string reason) => diagnostics.Add(new Diagnostic(
        Descriptors.InvalidConf, $"`{setting.Key}` is left out: {reason}", setting.Value.Locate(default), reason));

    [GeneratedRegex(@"^(?<regex>.*\S)\s+in\s+(?<field>[A-Za-z_][A-Za-z0-9_.]*)$", RegexOptions.Singleline)]
    private static partial Regex InField();

    [GeneratedRegex(@"(?<name>""[^""]*""|[^\s:]+)::(?<value>""[^""]*""|\S+)")]
    private static partial Regex FormatPair();

    [GeneratedRegex(@"\$(\d{1,4})")]
    private static partial Regex GroupNumber();

    [GeneratedRegex(@"""((?:[^""\\]|\\.)*)""")]
    private static partial Regex QuotedText();

    [GeneratedRegex(@"""[^""]+""|[^\s,""]+")]
    private static partial Regex FieldName();
}
