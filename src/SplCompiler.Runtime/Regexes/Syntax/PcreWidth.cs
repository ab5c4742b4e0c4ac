namespace SplCompiler.Pcre;

/// <summary>How many characters a node can match at most.</summary>
internal static class PcreWidth
{
    /// <summary>The most characters, or null when there is no limit.</summary>
    public static long? Max(PcreNode node) => node switch
    {
        PcreNode.Literal or PcreNode.Any or PcreNode.Class => 1,
        PcreNode.Sequence sequence => sequence.Items.Aggregate((long?)0, (sum, item) => sum + Max(item)),
        PcreNode.Alternation alternation => alternation.Branches.Select(Max).Aggregate((long?)0, Larger),
        PcreNode.Repeat { Max: { } max } repeat => Max(repeat.Item) * max,
        PcreNode.Repeat repeat => Max(repeat.Item) == 0 ? 0 : null,
        PcreNode.Capture capture => Max(capture.Item),
        PcreNode.Atomic atomic => Max(atomic.Item),
        PcreNode.Conditional conditional => Larger(Max(conditional.Yes), Max(conditional.No)),
        PcreNode.Backreference => null,
        _ => 0,
    };

    private static long? Larger(long? left, long? right) => left is null || right is null ? null : Math.Max(left.Value, right.Value);
}
