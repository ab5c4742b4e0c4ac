namespace SplCompiler.Benchmarks;

public class RuleBenchmarks
{
}
