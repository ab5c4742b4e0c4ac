using System.Text;
using SplCompiler.Cli.Engine;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Tests;

/// <summary>A runner that gives the rows that it was told to.</summary>
public sealed class FakeRunner : IPackRunner
{
    public List<(string Rule, double? Time, long Ordinal, string Json)> Rows { get; } = [];

    public List<InputFinding> Findings { get; } = [];

    public Func<RuleReport, RuleReport> Adjust { get; set; } = rule => rule;

    public SplTime? Newest { get; set; }

    public int InputsRead { get; set; } = 1;

    public bool IsPartial { get; set; }

    public long Events { get; set; } = 1200;

    /// <summary>Told of each run before it begins.</summary>
    public Action<RunRequest>? OnRun { get; set; }

    public RunRequest? Request { get; private set; }

    public string StandardInput { get; private set; } = "";

    public (SplTime Oldest, SplTime Newest)? Times(RunRequest request, CancellationToken cancellation)
    {
        ReadStandardInput(request);
        return Newest is { } newest ? (newest, newest) : null;
    }

    public RunReport Run(CompiledPack pack, RunRequest request, IResultRows rows, CancellationToken cancellation)
    {
        Request = request;
        OnRun?.Invoke(request);
        ReadStandardInput(request);
        foreach (InputFinding finding in Findings)
            request.OnFinding?.Invoke(finding);
        foreach ((string path, double? time, long ordinal, string json) in Rows)
        {
            if (pack.Rules.FirstOrDefault(rule => rule.Path == path) is { } rule)
                rows.Write(rule, time is { } seconds ? SplTime.FromSeconds(seconds) : null, ordinal, Encoding.UTF8.GetBytes(json));
        }

        request.OnProgress?.Invoke(new InputProgress(10, 10, 3));
        return new RunReport
        {
            Events = Events,
            Bytes = 3_400_000,
            Seconds = 0.5,
            InputsRead = InputsRead,
            IsPartial = IsPartial,
            Rules = [.. pack.Rules.Select(rule => Adjust(new RuleReport(rule, Rows.Count(row => row.Rule == rule.Path))))],
        };
    }

    private void ReadStandardInput(RunRequest request)
    {
        if (!request.Inputs.Contains("-"))
            return;
        using var reader = new StreamReader(request.OpenStandardInput());
        StandardInput += reader.ReadToEnd();
    }
}
