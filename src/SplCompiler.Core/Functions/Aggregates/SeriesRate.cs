using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>rate_avg</c> and <c>rate_sum</c>: the rates of each time series of a metric, taken together. An index of metrics knows its series; events do not say which fields are dimensions.</summary>
public sealed class SeriesRate : StateAggregate
{
    private SeriesRate(string name, string how)
        : base("RateState", SplType.Number, "PerSecond") => Doc = new WordDoc(name)
        {
            Usage = $"{name}(<field>)",
            Summary = $"The {how} of the rates of all time series of a metric. Refused: which fields tell series apart is known to an index of metrics alone; `rate` by those fields is the rate of each.",
            Manual = "Search Reference, mstats; Time functions",
            Examples =
            [
                new("of a metric", $"| mstats {name}(cpu.count) as r where index=metrics by host", "[]", "[]", Reports: "SPL2003"),
                new("of events", $"stats {name}(n) as r", """[{"_time": 10, "n": "5"}, {"_time": 0, "n": "3"}]""", "[]", Reports: "SPL2003"),
            ],
        };

    public static IEnumerable<SeriesRate> Kinds => [new("rate_avg", "average"), new("rate_sum", "sum")];

    public override WordDoc Doc { get; }

    public override bool NeedsTime => true;

    public override string? Refusal => "it needs the time series of an index of metrics; use `rate` by the fields that tell series apart, then `avg` or `sum` of it";
}
