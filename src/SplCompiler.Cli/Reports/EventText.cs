using System.Globalization;
using System.Text;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Reports;

/// <summary>Where events leave a pipeline and why, for a person.</summary>
internal static class EventText
{
    /// <summary>
    /// One event: its verdict, a line for each stage, and under the stage that drops it the predicates that failed, each
    /// with the values it read. Later stages are left out.
    /// </summary>
    public static string Of(EventExplanation explanation, Colors colors)
    {
        var text = new StringBuilder();
        int leaves = explanation.LeavesAt;
        string verdict = leaves < 0
            ? colors.Green("gets through all stages")
            : colors.Red(string.Create(CultureInfo.InvariantCulture, $"leaves at stage {leaves + 1} of {explanation.Stages.Count}"));
        text.Append(colors.Bold(string.Create(CultureInfo.InvariantCulture, $"event {explanation.Ordinal + 1}"))).Append(": ").Append(verdict).Append('\n');

        foreach ((int i, StageExplanation stage) in explanation.Stages.Index())
        {
            if (stage.Outcome == StageOutcome.NotReached)
                break;
            text.Append("  ").Append(Outcome(stage.Outcome, colors)).Append(CultureInfo.InvariantCulture, $" {i + 1,2}  ").Append(OneLine(stage.Spl)).Append('\n');
            if (stage.Outcome == StageOutcome.Leaves)
                AppendReasons(text, stage, colors);
        }

        return text.ToString();
    }

    private static void AppendReasons(StringBuilder text, StageExplanation stage, Colors colors)
    {
        foreach (PredicateExplanation reason in stage.Reasons)
        {
            text.Append("               ").Append(OneLine(reason.Text)).Append(" is ").Append(colors.Red(Truth(reason.Value))).Append('\n');
            AppendReads(text, reason.Reads, colors);
        }

        if (stage.Reasons.Count == 0)
            AppendReads(text, stage.Reads, colors);
    }

    private static void AppendReads(StringBuilder text, IReadOnlyList<FieldReading> reads, Colors colors)
    {
        int width = reads.Count == 0 ? 0 : reads.Max(field => field.Name.Length);
        foreach (FieldReading field in reads)
            text.Append("                   ").Append(field.Name.PadRight(width)).Append(" = ").Append(Values(field, colors)).Append('\n');
    }

    private static string Outcome(StageOutcome outcome, Colors colors) => outcome switch
    {
        StageOutcome.Keeps => colors.Green("keeps "),
        StageOutcome.Leaves => colors.Red("leaves"),
        _ => colors.Blue("joins "),
    };

    private static string Truth(bool? value) => value switch { true => "true", false => "false", null => "null" };

    private static string Values(FieldReading field, Colors colors) => field.Values switch
    {
        null => colors.Yellow("missing"),
        [string single] => Quote(single),
        _ => $"({string.Join(", ", field.Values.Select(Quote))})",
    };

    // A value of an event may hold line breaks and escapes that a terminal would obey.
    private static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (char c in value)
        {
            if (c is '\\' or '"')
                text.Append('\\').Append(c);
            else if (char.IsControl(c))
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                text.Append(c);
        }

        return text.Append('"').ToString();
    }

    private static string OneLine(string spl) => string.Join(' ', spl.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
