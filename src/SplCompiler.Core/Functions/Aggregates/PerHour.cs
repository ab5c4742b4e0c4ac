using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>per_hour</c>: of timechart alone: the sum of a field for each hour of a span.</summary>
public sealed class PerHour() : StateAggregate("SumState", SplType.Number, "Sum")
{
    public override WordDoc Doc { get; } = new("per_hour")
    {
        Usage = "per_hour(<field>)",
        Summary = "Of timechart alone: the sum of a field for each hour of a span.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
        ],
    };

    public override double? PerSeconds => 3600;
}
