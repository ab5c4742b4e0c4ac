using System.Globalization;
using System.Text;
using SplCompiler.Cli.Benching;
using SplCompiler.Cli.Rows;

namespace SplCompiler.Cli.Reports;

/// <summary>The rules of a benchmark as CSV, with the names of its JSON.</summary>
internal static class BenchCsv
{
    public static string Of(IEnumerable<RuleBench> rules)
    {
        var text = new StringBuilder("rule,stanza,ns_per_event,ns_per_candidate,allocated_bytes_per_event,candidates,kept,rows,share\n");
        foreach (RuleBench rule in rules)
        {
            string each = rule.NanosecondsPerCandidate?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
            text.Append(CsvCell.Of(rule.Rule.Path)).Append(',').Append(CsvCell.Of(rule.Rule.Stanza ?? "")).Append(CultureInfo.InvariantCulture, $",{rule.NanosecondsPerEvent:0.###},{each},{rule.AllocatedBytesPerEvent:0.###},{rule.Candidates},{rule.Kept},{rule.Rows},{rule.Share:0.#####}\n");
        }

        return text.ToString();
    }
}
