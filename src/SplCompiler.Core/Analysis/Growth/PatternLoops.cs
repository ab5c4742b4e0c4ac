using SplCompiler.Pcre;

namespace SplCompiler.Analysis.Growth;

/// <summary>Finds the loops of a pattern that can go on for long.</summary>
internal static class PatternLoops
{
    // A loop of fewer rounds costs no more than a few characters do.
    private const int FewRounds = 32;

    /// <summary>The loops, an outer one before those inside it.</summary>
    public static IEnumerable<PcreNode.Repeat> All(PcreNode root) => Nodes(root).OfType<PcreNode.Repeat>().Where(IsLong);

    public static bool IsLong(PcreNode.Repeat repeat) => repeat.Max is null or >= FewRounds;

    /// <summary>All nodes from left to right, each before its parts.</summary>
    public static IEnumerable<PcreNode> Nodes(PcreNode node) => Parts(node).SelectMany(Nodes).Prepend(node);

    public static IEnumerable<PcreNode> Parts(PcreNode node) => node switch
    {
        PcreNode.Sequence sequence => sequence.Items,
        PcreNode.Alternation alternation => alternation.Branches,
        PcreNode.Repeat repeat => [repeat.Item],
        PcreNode.Capture capture => [capture.Item],
        PcreNode.Atomic atomic => [atomic.Item],
        PcreNode.Look look => [look.Item],
        PcreNode.Conditional conditional => conditional.Condition is { } condition ? [condition, conditional.Yes, conditional.No] : [conditional.Yes, conditional.No],
        _ => [],
    };
}
