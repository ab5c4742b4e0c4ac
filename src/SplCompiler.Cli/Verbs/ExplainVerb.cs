using System.CommandLine;
using System.Text;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc explain</c>: the steps of one rule, or the way of single events through it.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string[]> _rules = RuleArguments.Paths("rule", "One rule");
    private readonly Option<string?> _stanza = new("--stanza") { Description = "The search of a savedsearches.conf", HelpName = "NAME" };
    private readonly Option<string?> _stage = Choices.Optional("--stage", "Step to show (default: all)", [.. StageText.Names, "all"]);
    private readonly Option<string?> _event = new("--event") { Description = "Events: show where each leaves the pipeline and why", HelpName = "FILE" };
    private readonly Option<string> _inputFormat = Choices.Option("--input-format", "How the events are cut", "auto", InputOptions.Formats);
    private readonly Option<string> _format = Choices.Option("--format", "Format of the report", "text", "text", "json");
    private readonly Option<string?> _out = OutOption.File();

    public override string Name => "explain";

    public override string Summary => "Shows the steps of one rule, or why an event does not match it";

    public override int Run(Invocation call)
    {
        LoadedPack pack = LoadedPack.Load(call.Get(_rules)!, call);
        if (pack.IsUnusable || pack.Rules.IsEmpty)
        {
            Findings.ShowErrors(pack, call);
            return Findings.ExitCodeOf(pack);
        }

        LoadedRule rule = Pick(pack, call.Get(_stanza));
        using Destination destination = Destination.Open(call.Get(_out), call.Terminal);
        bool isJson = call.Get(_format) == "json";
        if (!isJson || call.Get(_event) is not null)
            Findings.Show(pack, call, rule.Diagnostics);
        if (call.Get(_event) is { } events)
        {
            if (!rule.IsRefused)
                destination.Write(Follow(pack, rule, events, isJson, call));
        }
        else
        {
            string stage = call.Get(_stage) ?? "all";
            string[] stages = stage == "all" ? StageText.Names : [stage];
            Colors colors = call.Get(_out) is null ? call.OutputColors : default;
            destination.Write(isJson ? StageJson.Of(rule, stages) : StageText.Of(rule.Compilation, stages, colors));
        }

        return Findings.ExitCodeOf(pack with { Rules = [rule], BrokenFiles = [] });
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_rules);
        Option[] options = [_stanza, _stage, _event, _inputFormat, _format, _out];
        foreach (Option option in options)
            command.Options.Add(option);
    }

    private string Follow(LoadedPack pack, LoadedRule rule, string events, bool isJson, Invocation call)
    {
        IEventExplainer explainer = Engines.Need(call.Engines.Explainer, "follow events");
        if (events != "-" && !File.Exists(events))
            throw new UsageException($"cannot read `{events}`: there is no such file");
        var findings = new InputFindings(call);
        var request = new RunRequest
        {
            Inputs = [events],
            OpenStandardInput = call.Terminal.OpenInput,
            InputFormat = call.Get(_inputFormat)!,
            Run = RunTime.Of(call, pack),
            OnFinding = findings.Add,
        };
        IEnumerable<EventExplanation> explained = explainer.Explain(rule.Compilation, pack.Knowledge, request, call.Cancellation);
        string text = isJson ? EventJson.Of(rule.Compilation.Rule, explained) : Text(explained, call.Get(_out) is null ? call.OutputColors : default);
        foreach (string line in findings.Lines())
            call.Terminal.Error.WriteLine(line);
        return text;
    }

    private static string Text(IEnumerable<EventExplanation> explained, Colors colors)
    {
        var text = new StringBuilder();
        foreach (EventExplanation explanation in explained)
            text.Append(EventText.Of(explanation, colors));
        return text.ToString();
    }

    private static LoadedRule Pick(LoadedPack pack, string? stanza)
    {
        LoadedRule[] rules = [.. pack.Rules.Where(rule => stanza is null || rule.Compilation.Rule.Stanza == stanza)];
        if (rules.Length == 1)
            return rules[0];
        string[] names = [.. pack.Rules.Select(rule => rule.Compilation.Rule.Stanza ?? rule.Compilation.Rule.Path)];
        string list = string.Join(", ", names.Take(10)) + (names.Length > 10 ? ", …" : "");
        throw rules.Length == 0
            ? new UsageException($"there is no search `{stanza}`", $"there are {list}")
            : new UsageException($"explain shows one rule, and these are {rules.Length}", $"name one file, or one search with --stanza: {list}");
    }
}
