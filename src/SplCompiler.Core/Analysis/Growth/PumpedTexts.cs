using System.Collections.Immutable;
using SplCompiler.Pcre;

namespace SplCompiler.Analysis.Growth;

/// <summary>Derives texts from a pattern that its loops may try in many ways before they fail.</summary>
/// <remarks>
/// For each loop: what leads to it once, then what the loop takes, over and over, then what fails. Also what leads to it repeated with
/// it, for a pattern that starts anew at each place; and the loop alone. No proof: a slow text that is none of these is not found.
/// </remarks>
public static class PumpedTexts
{
    // Matched by no set that a rule writes down, other than a negated one.
    private const string Stranger = "\u0001";

    private const int MostLoops = 24;

    private const int LongestLead = 400;

    /// <summary>The texts, without repetition; none for a pattern that is not valid or has no loop.</summary>
    /// <param name="pattern">PCRE.</param>
    public static ImmutableArray<PumpedText> Of(string pattern)
    {
        PcreNode root = PcreParser.Parse(pattern).Root;
        var samples = new PatternSamples(root);
        var texts = new List<PumpedText>();
        foreach ((PcreNode.Repeat loop, string head, string behind) in Places(root, "", "", samples).Take(MostLoops))
        {
            string[] tails = [.. new[] { Stranger, "", "\n", Stranger + behind }.Distinct()];
            foreach (string pump in Pumps(loop.Item, samples).Where(pump => pump.Length > 0))
            {
                texts.AddRange(tails.Select(tail => new PumpedText(head, pump, tail)));
                if (head.Length is 0 or > LongestLead)
                    continue;
                texts.AddRange(tails.Select(tail => new PumpedText("", pump, tail)));
                texts.AddRange(tails.Select(tail => new PumpedText("", head + pump, tail)));
            }
        }

        return [.. texts.Distinct()];
    }

    /// <summary>What a loop may take in a round: characters of a set, the texts of its branches.</summary>
    private static IEnumerable<string> Pumps(PcreNode item, PatternSamples samples) => item switch
    {
        PcreNode.Capture capture => Pumps(capture.Item, samples),
        PcreNode.Atomic atomic => Pumps(atomic.Item, samples),
        PcreNode.Alternation alternation => alternation.Branches.Take(4).Select(samples.Of).Append(string.Concat(alternation.Branches.Take(8).Select(samples.Of))),
        _ when PatternSamples.IsCharacter(item) => samples.Characters(item).Take(3),
        PcreNode.Repeat repeat => Pumps(repeat.Item, samples),
        _ => [samples.Of(item)],
    };

    /// <summary>Each loop with a text that leads to it and one that could follow it.</summary>
    private static IEnumerable<(PcreNode.Repeat Loop, string Head, string Behind)> Places(PcreNode node, string head, string rest, PatternSamples samples)
    {
        if (node is PcreNode.Repeat loop && PatternLoops.IsLong(loop))
            yield return (loop, head, rest);
        PcreNode[] parts = [.. PatternLoops.Parts(node)];
        string[] shown = [.. parts.Select(part => node is PcreNode.Sequence ? samples.Of(part) : "")];
        foreach ((int i, PcreNode part) in parts.Index().Where(part => PatternLoops.All(part.Item).Any()))
        {
            foreach (var place in Places(part, head + string.Concat(shown[..i]), string.Concat(shown[(i + 1)..]) + rest, samples))
                yield return place;
        }
    }
}
