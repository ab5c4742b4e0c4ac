using System.CommandLine;
using SplCompiler.Cli.Checking;
using SplCompiler.Cli.Packs;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Options;

/// <summary>The options that hold the findings of a check against those of an earlier one.</summary>
internal sealed class CheckBaselineOptions
{
    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "Findings that are known: they are counted, not shown, and do not fail. Any other error or warning is exit code 1. A finding is known by its rule, its code and the text it stands at, so lines may move",
        HelpName = "FILE",
    };

    private readonly Option<bool> _update = new("--update-baseline")
    {
        Description = "Write the baseline anew with what this check finds. Entries of rules that were not named stay while their files do",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_baseline);
        command.Options.Add(_update);
    }

    /// <summary>The baseline; null when none was named, or none is there yet that could be updated.</summary>
    /// <exception cref="UsageException">It cannot be read, or an option misses another.</exception>
    public CheckBaseline? Read(Invocation call)
    {
        if (call.Get(_baseline) is { } file)
            return call.Get(_update) && !File.Exists(file) ? null : CheckBaseline.Read(file);
        if (call.Get(_update))
            throw new UsageException("--update-baseline needs --baseline FILE", "the file is written with what the check finds");
        return null;
    }

    /// <summary>Compares a report with the baseline, or writes the baseline from it, and says so; null when neither was asked.</summary>
    public BaselineComparison? Compare(LoadedPack pack, CheckReport report, CheckBaseline? baseline, Invocation call)
    {
        if (call.Get(_baseline) is not { } file)
            return null;
        var namer = new FindingNames(pack, file);
        if (call.Get(_update))
        {
            if (pack.IsUnusable)
                throw new UsageException("the settings or apps cannot be used, so the baseline was not written", "the same check without --baseline shows what is wrong with them");
            CheckBaseline written = namer.Update(report, baseline);
            written.Write(file);
            call.Note($"wrote {file} ({Reports.Counts.Of(written.Counts.Values.Sum(), "finding")})");
            baseline = written;
        }

        var comparison = BaselineComparison.Of(report, baseline!, namer);
        foreach (KeyValuePair<KnownFinding, int> gone in comparison.Gone)
            call.Note($"note: {gone.Key.Path}{(gone.Key.Stanza is { } stanza ? $" [{stanza}]" : "")} no longer has {gone.Key.Code} at `{Terminals.VisibleText.Of(gone.Key.Text)}`{(gone.Value > 1 ? $" ({gone.Value} times)" : "")}");
        if (!comparison.Gone.IsEmpty)
            call.Note("note: --update-baseline takes what is gone out of the baseline");
        return comparison;
    }
}
