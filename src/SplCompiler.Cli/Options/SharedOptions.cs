using System.Collections.Immutable;
using System.CommandLine;
using SplCompiler.Optimization;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Options;

/// <summary>The options that every verb over rules has.</summary>
internal sealed class SharedOptions
{
    public Option<string[]> Apps { get; } = new("--app")
    {
        Description = "Folder of a Splunk app with macros and field knowledge (repeatable, the first is the strongest)",
        HelpName = "DIR",
        DefaultValueFactory = _ => [],
    };

    public Option<string?> Now { get; } = new("--now")
    {
        Description = "What now() gives: a time, or `data` for the newest _time of the input (default: the wall clock)",
        HelpName = "TIME|data",
    };

    public Option<string?> TimeZone { get; } = new("--timezone")
    {
        Description = "Time zone of the user, such as Europe/Berlin (default: UTC)",
        HelpName = "TZ",
    };

    public Option<string> Terms { get; } = Choices.Option(
        "--terms", "TERM(x) finds x as any token of the index (segmenters.conf), or only as a whole run between major breakers", "tokens", "tokens", "runs");

    public Option<string?> GeoIp { get; } = new("--geoip")
    {
        Description = "Database in MaxMind's format (.mmdb) that iplocation reads",
        HelpName = "FILE",
    };

    /// <summary>Of run and query alone.</summary>
    public Option<string?> LookupOut { get; } = new("--lookup-out")
    {
        Description = "Folder that outputlookup writes tables to, at the end of the run, and whose tables are read before those of apps (default: outputlookup only passes its rows on)",
        HelpName = "DIR",
    };

    /// <summary>Of run and query alone.</summary>
    public Option<bool> AllowNetwork { get; } = new("--allow-network")
    {
        Description = "Let the lookup dnslookup ask the system's resolver for names and addresses of events, which others may see; without it only dnslookup.csv of an app answers",
    };

    public Option<int> Jobs { get; } = new("--jobs")
    {
        Description = "Workers (default: one a core)",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public Option<string> Color { get; } = Choices.Option("--color", "Colours: auto, always, never", "auto", "auto", "always", "never");

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No progress, no notes, no summary; findings are still shown" };

    public Option<string[]> Without { get; } = Repeatable(
        "--without", "Switches an optimization off, by name; the rows stay the same (repeatable)", [.. Optimizer.Passes.Select(pass => pass.Name), "all", CandidateIndex, EventClasses, WitnessTexts, QuoteIndex]);

    // What shows events only to the rules that can match them, and its two halves.
    private const string CandidateIndex = "candidate-index";
    private const string EventClasses = "event-classes";
    private const string WitnessTexts = "witness-texts";

    // What finds the strings of JSON lines ahead of the walk over them.
    private const string QuoteIndex = "quote-index";

    /// <summary>The passes of the optimizer that do not run.</summary>
    public ImmutableArray<string> DisabledPasses(Invocation call) => [.. call.Get(Without)!];

    /// <summary>What is left of the candidate index.</summary>
    public IndexUse IndexOf(Invocation call)
    {
        string[] without = call.Get(Without)!;
        bool hasClasses = !without.Contains(EventClasses);
        bool hasTexts = !without.Contains(WitnessTexts);
        if (without.Contains(CandidateIndex) || !(hasClasses || hasTexts))
            return IndexUse.None;
        return hasClasses && hasTexts ? IndexUse.All : hasClasses ? IndexUse.ClassesOnly : IndexUse.TextsOnly;
    }

    /// <inheritdoc cref="Runtime.EventOptions.UsesQuoteIndex"/>
    public bool UsesQuoteIndex(Invocation call) => !call.Get(Without)!.Contains(QuoteIndex);

    private static Option<string[]> Repeatable(string name, string description, params string[] words)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = "NAME", DefaultValueFactory = _ => [] };
        Choices.Restrict(option, words);
        return option;
    }

    public void AddTo(Command command)
    {
        command.Options.Add(Apps);
        command.Options.Add(Now);
        command.Options.Add(TimeZone);
        command.Options.Add(Terms);
        command.Options.Add(GeoIp);
        if (command.Name is "run" or "query")
        {
            command.Options.Add(LookupOut);
            command.Options.Add(AllowNetwork);
        }

        command.Options.Add(Jobs);
        command.Options.Add(Color);
        command.Options.Add(Quiet);
        command.Options.Add(Without);
    }
}
