using System.Text;

namespace SplCompiler.Emission;

/// <summary>Writes indented C#. The shape of an emitter that uses it is the shape of its output.</summary>
public sealed class CodeWriter
{
    /// <summary>Longer lines are broken where there is a list to break.</summary>
    private const int MaxWidth = 130;

    private readonly StringBuilder _text = new();
    private int _depth;
    private string _last = "{";

    /// <summary>Writes lines at the current depth; an empty line stays empty.</summary>
    public void Lines(string text)
    {
        foreach (string line in text.Split('\n'))
            Line(line.TrimEnd('\r'));
    }

    public void Line(string line = "")
    {
        // A blank line separates: behind an opening brace there is nothing to separate, and a comment belongs to what follows.
        if (line.Length == 0 && (_last is "{" or "" || _last.StartsWith("// ", StringComparison.Ordinal)))
            return;
        foreach (string part in LongLines.Break(line, MaxWidth - (_depth * 4)))
        {
            if (part.Length > 0)
                _text.Append(' ', _depth * 4).Append(part);
            _text.Append('\n');
            _last = part.TrimStart();
        }
    }

    /// <summary>Writes an empty line behind a statement that may leave the row, before the comment of what follows.</summary>
    public void SeparateStatement()
    {
        if (_last.EndsWith("return;", StringComparison.Ordinal) || _last.EndsWith("continue;", StringComparison.Ordinal) || _last == "}")
            Line();
    }

    /// <summary>Writes an empty line behind a block, and nothing anywhere else.</summary>
    public void Separate()
    {
        if (_last == "}")
            Line();
    }

    /// <summary>Writes a list on one line when it fits, else one item a line: a call, a declaration.</summary>
    public void List(string head, IReadOnlyList<string> items, string tail)
    {
        string line = $"{head}{string.Join(", ", items)}{tail}";
        if (items.Count < 2 || line.Length + (_depth * 4) <= MaxWidth)
        {
            Line(line);
            return;
        }

        Line(head.TrimEnd());
        _depth++;
        for (int i = 0; i < items.Count; i++)
            Line(items[i] + (i < items.Count - 1 ? "," : tail));
        _depth--;
    }

    /// <summary>Writes a condition on one line when it fits, else one alternative a line.</summary>
    public void Condition(string head, IReadOnlyList<string> alternatives, string separator, string tail)
    {
        string line = $"{head}{string.Join($" {separator} ", alternatives)}{tail}";
        if (alternatives.Count < 2 || line.Length + (_depth * 4) <= MaxWidth)
        {
            Line(line);
            return;
        }

        for (int i = 0; i < alternatives.Count; i++)
            Line((i == 0 ? head : $"    {separator} ") + alternatives[i] + (i < alternatives.Count - 1 ? "" : tail));
    }

    /// <summary>Writes the head and an opening brace; the brace is closed on dispose.</summary>
    public IDisposable Block(string head)
    {
        Line(head);
        Line("{");
        _depth++;
        return new Closing(this);
    }

    /// <summary>Writes an opening brace behind a head of several lines; the brace is closed on dispose.</summary>
    public IDisposable Block()
    {
        Line("{");
        _depth++;
        return new Closing(this);
    }

    /// <summary>Indents what follows until disposed, without braces.</summary>
    public IDisposable Indent()
    {
        _depth++;
        return new Closing(this, brace: false);
    }

    public override string ToString() => _text.ToString();

    private sealed class Closing(CodeWriter writer, bool brace = true) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (brace)
                writer.Line("}");
        }
    }
}
