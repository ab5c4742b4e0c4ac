using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using SplCompiler.Oracle;
using SplCompiler.Planning;
using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>
/// Three rules over a megabyte of the events beside them: by hand against the runtime's own API, compiled, and, for scale, by
/// the interpreter that tests compare with, which gets its fields ready-made.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class RuleBenchmarks
{
    private const int InputBytes = 1_000_000;

    private static readonly RunnerOptions s_options = new() { Jobs = 1 };

    private IReadOnlyList<EventInput> _input = [];
    private CompiledPack _byHand = null!;
    private CompiledPack _compiled = null!;
    private Plan _plan = null!;
    private ImmutableArray<OracleEvent> _oracleEvents;

    [Params("impacket_smbexec", "certutil_url_download", "failed_logons_of_many_accounts")]
    public string Rule { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _input = SampleEvents.Input(SampleEvents.Repeated(InputBytes));
        string path = $"rules/windows/{Rule}.yml";
        _compiled = RuleCompiler.CompileFile(path);
        _plan = RuleCompiler.PlanOf(path);
        _byHand = ByHandPack(path);
        _oracleEvents = OracleEvents();
        Compare();
    }

    [Benchmark(Baseline = true)]
    public long ByHand() => Run(_byHand).Bytes;

    [Benchmark]
    public long Compiled() => Run(_compiled).Bytes;

    [Benchmark]
    public int Oracle() => OracleRun.Run(_plan, _oracleEvents, OracleContext.Default).Length;

    private RowCounter Run(CompiledPack pack)
    {
        var rows = new RowCounter();
        RunSummary summary = PackRunner.Run(pack, _input, s_options, rows);
        return summary.Rules[0].Failure is { } failure ? throw new InvalidOperationException(Rule, failure) : rows;
    }

    /// <summary>The hand-written rule and the knowledge of the fields that it reads.</summary>
    private CompiledPack ByHandPack(string path)
    {
        Func<Detection> create = HandWritten(Rule);
        string fields = string.Join(", ", create().Fields.Names);
        return new CompiledPack([new CompiledRule(path, null, null, create)], RuleCompiler.CompileText("fields", $"search * | table {fields}").Knowledge);
    }

    private static Func<Detection> HandWritten(string rule) => rule switch
    {
        "impacket_smbexec" => () => new ImpacketSmbexecByHand(),
        "certutil_url_download" => () => new CertutilUrlDownloadByHand(),
        _ => () => new FailedLogonsOfManyAccountsByHand(),
    };

    private ImmutableArray<OracleEvent> OracleEvents()
    {
        var rows = new RowTexts();
        PackRunner.Run(RuleCompiler.CompileText("fields", "search * | fields *, _raw, _time"), _input, s_options, rows);
        return [.. rows.Texts.Select((text, i) => OracleEvent.FromJson(text, i))];
    }

    private void Compare()
    {
        RowCounter byHand = Run(_byHand), compiled = Run(_compiled);
        int oracle = Oracle();
        if (compiled.Rows == 0 || byHand.Rows != compiled.Rows || byHand.Bytes != compiled.Bytes || oracle != compiled.Rows)
            throw new InvalidOperationException($"{Rule}: the rows differ: {byHand.Rows} by hand, {compiled.Rows} compiled, {oracle} of the oracle");
    }
}
