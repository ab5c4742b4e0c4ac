using System.Globalization;
using System.Text;

namespace SplCompiler.Benchmarks;

/// <summary>The table of a growth run, as Markdown.</summary>
internal static class GrowthReport
{
    /// <param name="cells">By rules, then by data, both ascending.</param>
    public static string Render(IReadOnlyList<GrowthCell> cells)
    {
        var table = new StringBuilder();
        table.Append("| rules | data | events | rows | fastest s | median s | ns an event | against the least data | against the fewest rules |\n");
        table.Append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (GrowthCell cell in cells)
        {
            GrowthCell leastData = cells.First(other => other.Rules == cell.Rules), fewestRules = cells.First(other => other.Bytes == cell.Bytes);
            table.Append(CultureInfo.InvariantCulture, $"| {cell.Rules} | {cell.Bytes / 1e6:0} MB | {cell.Events} | {cell.Rows} ");
            table.Append(CultureInfo.InvariantCulture, $"| {cell.Fastest:0.000} | {cell.Median:0.000} | {cell.NanosecondsAnEvent:0} ");
            table.Append(CultureInfo.InvariantCulture, $"| {cell.Fastest / leastData.Fastest:0.00} for {(double)cell.Events / leastData.Events:0.00} times the events ");
            table.Append(CultureInfo.InvariantCulture, $"| {cell.Fastest / fewestRules.Fastest:0.00} for {(double)cell.Rules / fewestRules.Rules:0} times the rules |\n");
        }

        return table.ToString();
    }
}
