using System.CommandLine;
using System.Globalization;
using SplCompiler.Cli.Benching;
using SplCompiler.Cli.Packs;

namespace SplCompiler.Cli.Options;

/// <summary>The options that hold a benchmark against an earlier one.</summary>
internal sealed class BaselineOptions
{
    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "Earlier results of `splc bench --format json`: exit code 1 when a rule or the total became dearer, by the fastest passes, and stayed so in up to two more rounds of them. Rules are compared after the baseline "
            + "is scaled by the median of what all rules take now to what they took then, so a slower machine is no finding; the total is compared as it is",
        HelpName = "FILE",
    };

    private readonly Option<string> _failOver = new("--fail-over")
    {
        Description = "By how much a rule may be dearer than in the baseline",
        HelpName = "PERCENT",
        DefaultValueFactory = _ => "10%",
    };

    private readonly Option<double> _floor = new("--floor")
    {
        Description = "Nanoseconds per event of the input by which a rule must be dearer besides: less is noise",
        HelpName = "NS",
        DefaultValueFactory = _ => BenchComparison.DefaultFloor,
    };

    public void AddTo(Command command)
    {
        Option[] options = [_baseline, _failOver, _floor];
        foreach (Option option in options)
            command.Options.Add(option);
    }

    /// <summary>What compares a report with the baseline; null when there is none.</summary>
    /// <exception cref="UsageException">The baseline cannot be read, or an option is no number.</exception>
    public Func<BenchReport, BenchComparison>? Read(Invocation call)
    {
        double share = Share(call.Get(_failOver)!);
        double floor = call.Get(_floor);
        if (!(floor >= 0))
            throw new UsageException("--floor must not be negative");
        if (call.Get(_baseline) is { } file)
        {
            BenchResults baseline = BenchResults.Read(file);
            return report => BenchComparison.Of(report, baseline, share, floor);
        }

        if (call.IsGiven(_failOver) || call.IsGiven(_floor))
            throw new UsageException("--fail-over and --floor need --baseline FILE", "the file is what `splc bench --format json` wrote earlier");
        return null;
    }

    private static double Share(string text) =>
        text.EndsWith('%') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent)
            ? percent / 100
            : throw new UsageException($"--fail-over `{text}` is no share", "write such as 10%");
}
