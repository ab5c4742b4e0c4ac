using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using DetectionRules;
using SplCompiler.Runtime;

BenchmarkSwitcher.FromAssembly(typeof(PackBenchmarks).Assembly).Run(args);

/// <summary>How long the whole pack takes over events like those of the tests.</summary>
[MemoryDiagnoser]
public class PackBenchmarks
{
    private const int Copies = 2_000;

    private byte[] _events = [];

    /// <summary>Repeats the events until there is enough to measure.</summary>
    [GlobalSetup]
    public void Setup()
    {
        byte[] once = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "events.ndjson"));
        _events = [.. Enumerable.Repeat(once, Copies).SelectMany(bytes => bytes)];
    }

    /// <summary>One run on one worker.</summary>
    [Benchmark]
    public int OneWorker() => DetectionPack.Run([EventInput.FromBytes("events", _events)], new RunnerOptions { Jobs = 1 }).Count();
}
