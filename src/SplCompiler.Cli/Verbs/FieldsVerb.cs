using System.Collections.Immutable;
using System.CommandLine;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs;
using SplCompiler.Cli.Reports;
using SplCompiler.Cli.Surveying;
using SplCompiler.Cli.Terminals;
using SplCompiler.Diagnostics;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Verbs;

/// <summary><c>splc fields</c>: the fields that events have after knowledge, and the rules that miss one.</summary>
internal sealed class FieldsVerb : Verb
{
    private const string EveryField = "*";

    private readonly Argument<string[]> _rules = RuleArguments.Any("Rules: those that need a field that no event has are named");
    private readonly Option<string> _format = Choices.Option("--format", "Format of the report", "table", "table", "json");
    private readonly Option<string?> _out = OutOption.File();
    private readonly InputOptions _input = new();
    private bool _hasTooManyNames;
    private readonly CacheOption _cache = new();

    public override string Name => "fields";

    public override string Summary => "Shows the fields that events have, and the rules that need one they lack";

    public override int Run(Invocation call)
    {
        _input.Require(call);
        string[] paths = call.Get(_rules)!;
        LoadedPack? rules = paths.Length > 0 ? LoadedPack.Load(paths, call) : null;
        LoadedPack search = LoadedPack.OfSearch(EveryField, call, paths);
        Findings.ShowErrors(rules ?? search, call);
        (search, PackBuild build) = PackCompilation.CompileAndShow(search, _cache.Packs(call), call);
        if (!search.Accepted.Any())
            return Findings.ExitCodeOf(search);

        var survey = new FieldSurvey();
        RunReport report = Read(search, build.Pack, survey, call);
        if (FailedRules.Show(report, call))
            return ExitCode.Bug;
        if (report.InputsRead == 0)
            throw new UsageException("no input could be opened");
        bool isPartial = report.IsPartial || call.Cancellation.IsCancellationRequested;
        ImmutableArray<NeedyRule>? needy = rules is null ? null : Needy(rules, survey, report.Events - report.OutsideTimeRange, isPartial, call);
        using (Destination destination = Destination.Open(call.Get(_out), call.Terminal))
        {
            SeenField[] fields = [.. survey.Fields];
            long events = report.Events - report.OutsideTimeRange;
            destination.Write(call.Get(_format) == "json" ? FieldsJson.Of(events, fields, needy) : FieldsText.Of(events, fields, needy));
        }

        if (isPartial)
            call.Terminal.Error.WriteLine("partial: stopped before the end of the input");
        return isPartial ? ExitCode.Interrupted : rules is null ? ExitCode.Success : Findings.ExitCodeOf(rules);
    }

    protected override void AddTo(Command command)
    {
        command.Arguments.Add(_rules);
        _input.AddTo(command);
        Option[] options = [_format, _out, _cache.NoCache];
        foreach (Option option in options)
            command.Options.Add(option);
    }

    /// <summary>Of what was not read to its end or not kept, or had no events, nothing can be said to be missing.</summary>
    private ImmutableArray<NeedyRule>? Needy(LoadedPack rules, FieldSurvey survey, long events, bool isPartial, Invocation call)
    {
        string? doubt = isPartial ? "the input was not read to its end" : _hasTooManyNames ? "not every name of a field was kept" : events == 0 ? "there were no events" : null;
        if (doubt is null)
            return NeedyRule.Of(rules, survey.Has);
        call.Note($"note: {doubt}, so no rule is said to miss a field");
        return null;
    }

    private RunReport Read(LoadedPack search, CompiledPack compiled, FieldSurvey survey, Invocation call)
    {
        IPackRunner runner = Engines.Need(call.Engines.Runner, "read events");
        using var standardInput = new StandardInput(call.Terminal.OpenInput, isReadTwice: RunTime.IsOfData(call), call.Cancellation);
        RunRequest request = _input.Request(call, RunTime.Of(call, search), standardInput.Open);
        if (RunTime.IsOfData(call))
            request = _input.Request(call, RunTime.OfData(runner, request, call), standardInput.Open);
        var findings = new InputFindings(call);
        RunRequest told = request with
        {
            OnFinding = finding =>
            {
                _hasTooManyNames |= finding.Kind == Descriptors.TooManyFields;
                findings.Add(finding);
            },
        };
        RunReport report;
        using (var progress = new RunProgressBar(call, rowsAppear: false))
            report = runner.Run(compiled, told with { OnProgress = progress.Report }, survey, call.Cancellation);
        foreach (string line in findings.Lines())
            call.Terminal.Error.WriteLine(line);
        return report;
    }
}
