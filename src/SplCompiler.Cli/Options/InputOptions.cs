using System.CommandLine;
using SplCompiler.Cli.Engine;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Options;

/// <summary>The options of what is read.</summary>
internal sealed class InputOptions
{
    public static readonly string[] Formats = ["auto", "ndjson", "json", "xml", "kv", "csv", "tsv", "zeek", "w3c", "winevent", "syslog", "raw"];

    public Option<string[]> Inputs { get; } = new("--input", "-i")
    {
        Description = "Events to read: a file, a folder, a glob, or - for standard input (repeatable)",
        HelpName = "FILE|DIR|GLOB|-",
        DefaultValueFactory = _ => [],
    };

    public Option<string> Format { get; } = Choices.Option("--input-format", "How input is cut into events", "auto", Formats);

    public Option<string?> Host { get; } = Field("host");

    public Option<string?> Source { get; } = Field("source");

    public Option<string?> SourceType { get; } = Field("sourcetype");

    public Option<string?> Index { get; } = Field("index");

    public Option<string?> Earliest { get; } = Time("--earliest", "Only events from this time on");

    public Option<string?> Latest { get; } = Time("--latest", "Only events before this time");

    public Option<string> MaxEvent { get; } = new("--max-event")
    {
        Description = "Longest event, in bytes or with the unit k, m or g",
        HelpName = "SIZE",
        DefaultValueFactory = _ => "16m",
    };

    public Option<string?> Memory { get; } = new("--memory")
    {
        Description = "Most that the rules may hold, such as 512m or 2g: past it the rule with the largest state is stopped and said (default: three quarters of the memory that there is)",
        HelpName = "SIZE",
    };

    public void AddTo(Command command)
    {
        Option[] options = [Inputs, Format, Host, Source, SourceType, Index, Earliest, Latest, MaxEvent, Memory];
        foreach (Option option in options)
            command.Options.Add(option);
    }

    /// <exception cref="UsageException">No input is named.</exception>
    public void Require(Invocation call)
    {
        if (call.Get(Inputs)!.Length == 0)
            throw new UsageException("there is nothing to read", "name events with --input FILE, a folder, a glob, or - for standard input");
    }

    /// <summary>What the options ask for; times are read against <paramref name="run"/>.</summary>
    public RunRequest Request(Invocation call, RunContext run, Func<Stream> openStandardInput) => new()
    {
        Inputs = [.. call.Get(Inputs)!],
        OpenStandardInput = openStandardInput,
        InputFormat = call.Get(Format)!,
        Host = call.Get(Host),
        Source = call.Get(Source),
        SourceType = call.Get(SourceType),
        Index = call.Get(Index),
        MaxEventBytes = SizeText.Parse("--max-event", call.Get(MaxEvent)!),
        MemoryLimit = call.Get(Memory) is { } size ? SizeText.ParseLong("--memory", size) : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3,
        Jobs = call.Jobs,
        CandidateIndex = call.Shared.IndexOf(call),
        UsesQuoteIndex = call.Shared.UsesQuoteIndex(call),
        Run = run,
        Earliest = TimeText.ParseBound("--earliest", call.Get(Earliest), run),
        Latest = TimeText.ParseBound("--latest", call.Get(Latest), run),
    };

    private static Option<string?> Field(string name) => new($"--{name}")
    {
        Description = $"The field {name} of every event, whatever the data says",
        HelpName = "VALUE",
    };

    private static Option<string?> Time(string name, string description) => new(name)
    {
        Description = $"{description}: -24h@h, 2024-05-01T12:00:00Z, epoch seconds",
        HelpName = "TIME",
    };
}
