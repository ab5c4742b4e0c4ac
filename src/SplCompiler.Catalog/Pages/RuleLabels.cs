using System.Globalization;
using SplCompiler.Analysis;
using SplCompiler.Rules;

namespace SplCompiler.Catalog.Pages;

/// <summary>What the index sorts rules by, from their files.</summary>
internal static class RuleLabels
{
    /// <summary>What the file calls severity, or the band of its risk score; empty when it says neither.</summary>
    public static string Severity(RuleFile rule)
    {
        foreach (string key in (string[])["severity", "level", "tags.severity"])
        {
            if (rule.Metadata.GetValueOrDefault(key, []) is [{ Length: > 0 } text, ..])
                return text.ToLowerInvariant();
        }

        if (rule.Metadata.GetValueOrDefault("tags.risk_score", []) is not [{ } score, ..] || !double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out double risk))
            return "";
        return risk switch { >= 80 => "critical", >= 60 => "high", >= 40 => "medium", _ => "low" };
    }

    /// <summary>Status and kind as the file has them: <c>production</c>, <c>TTP</c>.</summary>
    public static string Text(RuleFile rule, string key) => rule.Metadata.GetValueOrDefault(key, []) is [{ } text, ..] ? text : "";

    /// <summary>The families of sources, as short as they can be told apart.</summary>
    public static IEnumerable<string> Sources(RuleFacts rule)
    {
        string[] known = [.. rule.Events.Select(known => known.ShortProvider), .. rule.DataSets.Select(set => $"{set.Split('.')[0]} data model")];
        return (known.Length > 0 ? known : rule.DataSources.Select(Family)).Distinct(StringComparer.Ordinal);
    }

    private static string Family(string source)
    {
        string[] words = [.. source.TrimEnd('.').Split(' ').Where(word => word.Length > 0).TakeWhile(word => word != "EventID" && !word.All(char.IsAsciiDigit))];
        // `Windows event logs` is one name; behind `AWS CloudTrail` stands one of its many calls.
        return words.Length == 0 ? source : string.Join(' ', words.Skip(1).All(word => char.IsLower(word[0])) ? words : words.Take(2));
    }

    /// <summary>The folder that a rule stands in, from the first that tells rules apart.</summary>
    public static IEnumerable<string> Folders(RuleFile rule) => rule.Path.Split('/')[..^1].Where(folder => folder is not ("detections" or "." or ""));
}
