using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>per_day</c>: of timechart alone: the sum of a field for each day of a span.</summary>
public sealed class PerDay() : StateAggregate("SumState", SplType.Number, "Sum")
{
    public override WordDoc Doc { get; } = new("per_day")
    {
        Usage = "per_day(<field>)",
        Summary = "Of timechart alone: the sum of a field for each day of a span.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
        ],
    };

    public override double? PerSeconds => 86400;
}
