using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>per_second</c>: of timechart alone: the sum of a field for each second of a span.</summary>
public sealed class PerSecond() : StateAggregate("SumState", SplType.Number, "Sum")
{
    public override WordDoc Doc { get; } = new("per_second")
    {
        Usage = "per_second(<field>)",
        Summary = "Of timechart alone: the sum of a field for each second of a span.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
        ],
    };

    public override double? PerSeconds => 1;
}
