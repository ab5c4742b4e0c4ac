using System.Globalization;
using System.Text;
using SplCompiler.Pcre;

namespace SplCompiler.Runtime;

/// <summary>Writes a tree as a .NET pattern that needs no option but CultureInvariant.</summary>
/// <param name="wide">For text outside ASCII: ASCII word boundaries, surrogate pairs as one character.</param>
/// <param name="keepOutGroup">The number of the group that marks <c>\K</c>.</param>
internal sealed class DotNetWriter(bool wide, int keepOutGroup)
{
    private const string WordCharacter = "[0-9A-Z_a-z]";

    private readonly StringBuilder _text = new();

    public bool HasWordBoundary { get; private set; }

    public bool HasKeepOut { get; private set; }

    public bool NeedsBacktracking { get; private set; }

    public string Write(PcreNode root)
    {
        Append(root);
        return _text.ToString();
    }

    private void Append(PcreNode node)
    {
        switch (node)
        {
            case PcreNode.Literal literal:
                AppendLiteral(literal);
                break;
            case PcreNode.Any any:
                _text.Append(DotNetSets.Any(any.AlsoNewline, wide));
                break;
            case PcreNode.Class set:
                _text.Append(DotNetSets.Class(set, wide));
                break;
            case PcreNode.Sequence sequence:
                AppendSequence(sequence);
                break;
            case PcreNode.Alternation alternation:
                AppendAlternation(alternation);
                break;
            case PcreNode.Repeat repeat:
                AppendRepeat(repeat);
                break;
            case PcreNode.Capture capture:
                Enclose(string.Create(CultureInfo.InvariantCulture, $"(?<{capture.Number}>"), capture.Item);
                break;
            case PcreNode.Anchor anchor:
                AppendAnchor(anchor.Kind);
                break;
            case PcreNode.KeepOut:
                HasKeepOut = true;
                _text.Append(CultureInfo.InvariantCulture, $"(?<{keepOutGroup}>)");
                break;
            case PcreNode.Empty:
                break;
            default:
                AppendBacktracking(node);
                break;
        }
    }

    private void AppendBacktracking(PcreNode node)
    {
        NeedsBacktracking = true;
        switch (node)
        {
            case PcreNode.Atomic atomic:
                Enclose("(?>", atomic.Item);
                break;
            case PcreNode.Look look:
                Enclose("(?" + (look.Behind ? "<" : "") + (look.Negative ? "!" : "="), look.Item);
                break;
            case PcreNode.Backreference reference:
                string back = string.Create(CultureInfo.InvariantCulture, $"\\k<{reference.Number}>");
                _text.Append(reference.IgnoreCase ? $"(?i:{back})" : back);
                break;
            case PcreNode.Conditional conditional:
                AppendConditional(conditional);
                break;
            default:
                throw new InvalidOperationException($"No .NET form of {node.GetType().Name}");
        }
    }

    // A digit behind \k<1> or {2} needs no separator, since every number is bracketed.
    private void AppendSequence(PcreNode.Sequence sequence)
    {
        foreach (PcreNode item in sequence.Items)
        {
            if (item is PcreNode.Alternation)
                Enclose("(?:", item);
            else
                Append(item);
        }
    }

    private void AppendAlternation(PcreNode.Alternation alternation)
    {
        for (int i = 0; i < alternation.Branches.Length; i++)
        {
            if (i > 0)
                _text.Append('|');
            if (alternation.Branches[i] is PcreNode.Alternation)
                Enclose("(?:", alternation.Branches[i]);
            else
                Append(alternation.Branches[i]);
        }
    }

    private void AppendRepeat(PcreNode.Repeat repeat)
    {
        if (repeat.Greed == PcreGreed.Possessive)
        {
            NeedsBacktracking = true;
            Enclose("(?>", repeat with { Greed = PcreGreed.Greedy });
            return;
        }

        bool isOneAtom = repeat.Item is PcreNode.Capture or PcreNode.Literal { CodePoint: <= 0xFFFF }
            || (!wide && repeat.Item is PcreNode.Any)
            || (repeat.Item is PcreNode.Class set && DotNetSets.IsOneSet(set, wide));
        if (isOneAtom)
            Append(repeat.Item);
        else
            Enclose("(?:", repeat.Item);
        _text.Append((repeat.Min, repeat.Max) switch
        {
            (0, null) => "*",
            (1, null) => "+",
            (0, 1) => "?",
            (int min, null) => string.Create(CultureInfo.InvariantCulture, $"{{{min},}}"),
            (int min, int max) when min == max => string.Create(CultureInfo.InvariantCulture, $"{{{min}}}"),
            (int min, int max) => string.Create(CultureInfo.InvariantCulture, $"{{{min},{max}}}"),
        });
        if (repeat.Greed == PcreGreed.Lazy)
            _text.Append('?');
    }

    private void Enclose(string open, PcreNode item)
    {
        _text.Append(open);
        Append(item);
        _text.Append(')');
    }

    private void AppendConditional(PcreNode.Conditional conditional)
    {
        // A look-around as the condition, or a group that took part.
        if (conditional.Condition is { } condition)
        {
            _text.Append("(?");
            Append(condition);
        }
        else
        {
            _text.Append(CultureInfo.InvariantCulture, $"(?({conditional.Group})");
        }

        Enclose("(?:", conditional.Yes);
        _text.Append('|');
        Enclose("(?:", conditional.No);
        _text.Append(')');
    }

    private void AppendAnchor(PcreAnchor anchor)
    {
        switch (anchor)
        {
            case PcreAnchor.TextStart:
                _text.Append("\\A");
                break;
            case PcreAnchor.LineStart:
                // PCRE sees no line behind a newline that ends the text.
                NeedsBacktracking = true;
                _text.Append("(?:\\A|(?<=\\n)(?!\\z))");
                break;
            case PcreAnchor.TextEnd:
                _text.Append("\\Z");
                break;
            case PcreAnchor.LineEnd:
                _text.Append("(?m:$)");
                break;
            case PcreAnchor.VeryEnd:
                _text.Append("\\z");
                break;
            case PcreAnchor.SearchStart:
                NeedsBacktracking = true;
                _text.Append("\\G");
                break;
            default:
                AppendWordBoundary(anchor == PcreAnchor.NotWordBoundary);
                break;
        }
    }

    private void AppendWordBoundary(bool negated)
    {
        HasWordBoundary = true;
        if (!wide)
        {
            _text.Append(negated ? "\\B" : "\\b");
            return;
        }

        NeedsBacktracking = true;
        (string inside, string outside) = negated ? ("=", "!") : ("!", "=");
        _text.Append($"(?:(?<={WordCharacter})(?{inside}{WordCharacter})|(?<!{WordCharacter})(?{outside}{WordCharacter}))");
    }

    private void AppendLiteral(PcreNode.Literal literal)
    {
        if (!literal.IgnoreCase)
        {
            DotNetSets.AppendCharacter(_text, literal.CodePoint);
            return;
        }

        _text.Append(DotNetSets.Class(new PcreNode.Class([.. PcreCase.Variants(literal.CodePoint).Select(PcreSets.One)], Negated: false), wide));
    }
}
