using System.Globalization;
using System.Text;
using SplCompiler.Analysis;
using SplCompiler.Cli.Surveying;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Reports;

/// <summary>The fields of an input for a person: a line for each, then the rules that miss one.</summary>
internal static class FieldsText
{
    private const int LongestExample = 60;
    private const int WidestName = 40;

    /// <param name="events">How many events were read.</param>
    /// <param name="fields">By name.</param>
    /// <param name="needy">The rules that miss a field; null when no rules were named.</param>
    public static string Of(long events, IReadOnlyCollection<SeenField> fields, IReadOnlyCollection<NeedyRule>? needy)
    {
        var text = new StringBuilder();
        int width = Math.Min(WidestName, fields.Select(field => field.Name.Length).Append(5).Max());
        text.Append($"{"events",12} {"share",7}  {"field".PadRight(width)}  examples\n");
        foreach (SeenField field in fields)
        {
            string share = (100.0 * field.Events / Math.Max(events, 1)).ToString("0.0", CultureInfo.InvariantCulture) + "%";
            string examples = string.Join(" | ", field.Examples.Select(Short));
            text.Append($"{Counts.Number(field.Events),12} {share,7}  {Short(field.Name).PadRight(width)}  {examples}".TrimEnd()).Append('\n');
        }

        text.Append($"{Counts.Of(fields.Count, "field")} of {Counts.Of(events, "event")}\n");
        if (needy is not null)
            Append(text, needy);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyCollection<NeedyRule> needy)
    {
        text.Append($"\n{Counts.Of(needy.Count, "rule needs", "rules need")} a field that no event has\n");
        foreach (NeedyRule rule in needy)
        {
            text.Append(rule.Path).Append(rule.Stanza is { } stanza ? $" [{stanza}]" : "").Append('\n');
            foreach (SilentCondition condition in rule.Conditions)
                text.Append($"  {Line(condition.Text)}: no event has {string.Join(", ", condition.Absent.Select(field => $"`{field}`"))}\n");
        }
    }

    private static string Short(string value)
    {
        string line = Line(value);
        if (line.Length <= LongestExample)
            return line;
        int end = char.IsHighSurrogate(line[LongestExample - 2]) ? LongestExample - 2 : LongestExample - 1;
        return line[..end] + "…";
    }

    private static string Line(string value) => VisibleText.Of(value).Replace('\n', ' ').Replace('\t', ' ');
}
