using System.Text;

namespace SplCompiler.Rules;

/// <summary>A text that grows character by character, each with its origin.</summary>
internal sealed class ExpandedText
{
    private readonly StringBuilder _text = new();
    private readonly List<Origin> _origins = [];

    public int Length => _text.Length;

    public void Add(char c, Origin origin)
    {
        _text.Append(c);
        _origins.Add(origin);
    }

    public void Add(ReadOnlySpan<char> text, Origin origin)
    {
        foreach (char c in text)
            Add(c, origin);
    }

    /// <summary>Adds a part of a text with its own origins.</summary>
    public void Add(RuleText text, SourceSpan span)
    {
        for (int i = span.Start; i < span.End; i++)
            Add(text.Text[i], text.OriginAt(i));
    }

    /// <summary>The last character that is no white space, or NUL.</summary>
    public char LastVisible
    {
        get
        {
            for (int i = _text.Length - 1; i >= 0; i--)
            {
                if (!char.IsWhiteSpace(_text[i]))
                    return _text[i];
            }

            return '\0';
        }
    }

    /// <param name="file">The rule file.</param>
    /// <param name="end">Where the end of the text stands.</param>
    public RuleText ToRuleText(SourceFile file, Origin end) => new(file, _text.ToString(), [.. _origins, end]);
}
