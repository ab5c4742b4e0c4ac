using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>per_minute</c>: of timechart alone: the sum of a field for each minute of a span.</summary>
public sealed class PerMinute() : StateAggregate("SumState", SplType.Number, "Sum")
{
    public override WordDoc Doc { get; } = new("per_minute")
    {
        Usage = "per_minute(<field>)",
        Summary = "Of timechart alone: the sum of a field for each minute of a span.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
        ],
    };

    public override double? PerSeconds => 60;
}
