using System.CommandLine;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Packs.Images;
using SplCompiler.Cli.Rows;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc run</c>: rules over events.</summary>
internal sealed class RunVerb : Verb
{
    private readonly Argument<string[]> _rules = RuleArguments.Many();
    private readonly Option<string?> _output = Choices.Optional("--output", "Format of rows (default: a table on a terminal, else ndjson)", RowFormats.Names);
    private readonly Option<string?> _out = OutOption.File();
    private readonly Option<string?> _order = Choices.Optional("--order", "time: newest first, at the end; else as found", "time");
    private readonly Option<string?> _every = new("--every")
    {
        Description = "Run the rules as a schedule would: at each whole 15m, 1h or 1d of the time of the input, over the window that the rule is started with (earliest_time, latest_time), else over the time since the run before",
        HelpName = "DURATION",
    };

    private readonly Option<bool> _stats = new("--stats") { Description = "Show events, bytes, seconds and passes, and the cost of each rule" };
    private readonly Option<string[]> _why = new("--why")
    {
        Description = "Say why a rule gave no rows, by a part of its path, title or id (repeatable): the condition or field to blame",
        HelpName = "RULE",
        DefaultValueFactory = _ => [],
    };

    private readonly InputOptions _input = new();
    private readonly CacheOption _cache = new();

    public override string Name => "run";

    public override string Summary => "Runs rules over events";

    public override int Run(Invocation call)
    {
        string[] paths = call.Get(_rules)!;
        PackOptions packs = _cache.Packs(call);
        var run = new SearchRun(call, _input, packs)
        {
            Format = call.Get(_output),
            Out = call.Get(_out),
            IsNamed = true,
            IsNewestFirst = call.Get(_order) == "time",
            Every = call.Get(_every),
            ShowsStatistics = call.Get(_stats),
            Why = call.Get(_why)!,
        };
        var cached = new CachedPacks(paths, packs, call);
        if (cached.Open() is (var image, var pack))
            return run.Run(image, pack);
        Engines.Need(call.Engines.Packs, "compile rules").WarmUp(emits: true);
        return run.Run(LoadedPack.Load(paths, call), cached.Keep);
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_rules);
        _input.AddTo(command);
        Option[] options = [_output, _out, _order, _every, _stats, _why, _cache.NoCache];
        foreach (Option option in options)
            command.Options.Add(option);
    }
}
