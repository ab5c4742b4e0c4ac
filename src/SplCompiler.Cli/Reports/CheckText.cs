using System.Text;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Terminals;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Reports;

/// <summary>The report of <c>check</c> for a person, and for MSBuild.</summary>
internal static class CheckText
{
    /// <summary>Every finding with its line, then the counts.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="report">What is said of them.</param>
    /// <param name="compiled">How many the C# compiler took; null when it was not asked.</param>
    /// <param name="colors">Colours of the text.</param>
    /// <param name="quiet">True to leave the counts out.</param>
    public static string Of(LoadedPack pack, CheckReport report, int? compiled, Colors colors, bool quiet)
    {
        TerminalRenderer renderer = Findings.Renderer(pack, colors);
        var text = new StringBuilder();
        foreach (Diagnostic diagnostic in report.Diagnostics)
            text.Append(renderer.Render(diagnostic)).Append('\n');
        if (!quiet)
            text.Append(Summary(report, compiled, colors)).Append('\n');
        return text.ToString();
    }

    public static string MsBuild(CheckReport report) => string.Concat(report.Diagnostics.Select(diagnostic => MsBuildRenderer.Render(diagnostic) + "\n"));

    /// <summary>What a folder held besides rules; null when there is nothing to say.</summary>
    public static string? Skipped(RulePackLoad files)
    {
        int other = files.Count(RuleFileOutcome.OtherLanguage);
        int none = files.Count(RuleFileOutcome.NotARule);
        return other + none == 0
            ? null
            : $"skipped {Counts.Of(other + none, "file")}: {Counts.Number(other)} for another product, {Counts.Number(none)} without a search";
    }

    private static string Summary(CheckReport report, int? compiled, Colors colors)
    {
        string errors = report.Errors == 0 ? "0 with errors" : colors.Red($"{Counts.Number(report.Errors)} with errors");
        string warnings = Counts.Of(report.Warnings, "warning");
        return $"{Counts.Of(report.Rules.Length, "rule")}: {colors.Green($"{Counts.Number(report.Rules.Length - report.Errors)} ok")}, {errors}, "
            + (report.Warnings == 0 ? warnings : colors.Yellow(warnings))
            + (compiled is { } count ? $", {Counts.Number(count)} compiled" : ", not compiled")
            + (report.Known is { } known ? $"; {Counts.Of(known, "known finding")} left out" : "");
    }
}
