using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>sparkline</c>: draws a line of counts over the time range. Not supported: rows have no use for it.</summary>
public sealed class Sparkline() : StateAggregate("CountState", SplType.Text, "Count")
{
    public override WordDoc Doc { get; } = new("sparkline")
    {
        Usage = "sparkline[(<function>(<field>)[, <span>])]",
        Summary = "Draws a line of counts over the time range. Not supported: rows have no use for it.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
        ],
    };

    public override bool NeedsArgument => false;

    // The line has as many points as the time range has spans, and the range is known to Splunk's search, not to a rule.
    public override string? Refusal => "it draws a picture; leave it out, no other field depends on it";
}
