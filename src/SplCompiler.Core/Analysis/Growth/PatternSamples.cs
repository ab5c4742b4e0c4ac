using System.Globalization;
using System.Text;
using SplCompiler.Pcre;

namespace SplCompiler.Analysis.Growth;

/// <summary>Texts that parts of one pattern match. Characters that several of its loops accept come first: loops that share characters are the slow ones.</summary>
internal sealed class PatternSamples
{
    private const string Usual = "a0 -_./\\:=,;\"'<>(){}[]|%$@#&?*+~^`!\tzAé\n";

    // In the order of the enum UnicodeCategory.
    private static readonly string[] s_categories =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm", "Sc", "Sk", "So", "Cn",
    ];

    private readonly int[] _characters;

    public PatternSamples(PcreNode root)
    {
        PcreNode[] loops = [.. PatternLoops.All(root).Select(loop => loop.Item).Where(item => IsCharacter(item))];
        IEnumerable<int> own = PatternLoops.Nodes(root).OfType<PcreNode.Literal>().Select(literal => literal.CodePoint);
        _characters = [.. Usual.Select(c => (int)c).Concat(own).Distinct().OrderByDescending(c => loops.Count(loop => Accepts(loop, c)))];
    }

    public static bool IsCharacter(PcreNode node) => node is PcreNode.Literal or PcreNode.Any or PcreNode.Class;

    /// <summary>A short text that the part matches where it stands alone; look-around and references count as nothing.</summary>
    public string Of(PcreNode node) => node switch
    {
        PcreNode.Literal literal => Text(literal.CodePoint),
        PcreNode.Any or PcreNode.Class => Characters(node).FirstOrDefault(""),
        PcreNode.Sequence sequence => string.Concat(sequence.Items.Select(Of)),
        PcreNode.Alternation alternation => Of(alternation.Branches[0]),
        // A bounded loop of thousands need not be written out to be understood.
        PcreNode.Repeat repeat => string.Concat(Enumerable.Repeat(Of(repeat.Item), Math.Min(repeat.Min, 64))),
        PcreNode.Capture capture => Of(capture.Item),
        PcreNode.Atomic atomic => Of(atomic.Item),
        PcreNode.Conditional conditional => Of(conditional.Yes),
        _ => "",
    };

    /// <summary>The texts of one character that the part matches, the most telling first.</summary>
    public IEnumerable<string> Characters(PcreNode node)
    {
        IEnumerable<int> known = _characters.Where(c => Accepts(node, c));
        IEnumerable<int> first = node is PcreNode.Class { Negated: false } set ? set.Items.OfType<PcreClassItem.Range>().Select(range => range.First).Where(Rune.IsValid) : [];
        return known.Concat(first).Distinct().Select(Text);
    }

    private static string Text(int codePoint) => char.ConvertFromUtf32(codePoint);

    private static bool Accepts(PcreNode node, int character) => node switch
    {
        PcreNode.Literal literal => literal.CodePoint == character || (literal.IgnoreCase && PcreCase.Variants(literal.CodePoint).Contains(character)),
        PcreNode.Any any => any.AlsoNewline || character != '\n',
        PcreNode.Class set => set.Items.Any(item => IsIn(item, character)) != set.Negated,
        _ => false,
    };

    private static bool IsIn(PcreClassItem item, int character) => item switch
    {
        PcreClassItem.Range range => character >= range.First && character <= range.Last,
        PcreClassItem.Property property => s_categories[(int)CharUnicodeInfo.GetUnicodeCategory(character)].StartsWith(property.Name, StringComparison.Ordinal) != property.Negated,
        _ => false,
    };
}
