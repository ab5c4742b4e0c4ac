using System.Globalization;
using BenchmarkDotNet.Running;
using SplCompiler.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["throughput", .. var options]:
        return ThroughputProgram.Run(Arguments.Parse(options));
    case ["pack", .. var options]:
        return PackProgram.Run(Arguments.Parse(options));
    case ["aggregation", .. var options]:
        return AggregationProgram.Run(Arguments.Parse(options));
    case ["growth", .. var options]:
        return GrowthProgram.Run(Arguments.Parse(options));
    case ["make-data", .. var options]:
        return MakeDataProgram.Run(Arguments.Parse(options));
    default:
        BenchmarkSwitcher.FromAssembly(typeof(RuleBenchmarks).Assembly).Run(args);
        return 0;
}
