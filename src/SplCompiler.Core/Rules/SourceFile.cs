using SplCompiler.Diagnostics;

namespace SplCompiler.Rules;

/// <summary>A text file and its lines.</summary>
public sealed class SourceFile
{
    private readonly int[] _lineStarts;

    public SourceFile(string path, string text)
    {
        (Path, Text) = (path, text);
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                starts.Add(i + 1);
        }

        _lineStarts = [.. starts];
    }

    /// <summary>As given on the command line, or relative to the pack; always with <c>/</c>.</summary>
    public string Path { get; }

    public string Text { get; }

    public int LineCount => _lineStarts.Length;

    /// <summary>The text of a 1-based line, without its line break.</summary>
    public string Line(int line)
    {
        int start = _lineStarts[line - 1];
        int end = line < _lineStarts.Length ? _lineStarts[line] : Text.Length;
        return Text[start..end].TrimEnd('\n', '\r');
    }

    /// <summary>The 1-based lines and columns of a range of offsets.</summary>
    public FileSpan Locate(int start, int end)
    {
        (int line, int column) = Position(start);
        (int endLine, int endColumn) = Position(end);
        return new FileSpan(Path, line, column, endLine, endColumn);
    }

    /// <summary>The offset of the first character of a 1-based line.</summary>
    public int LineStart(int line) => _lineStarts[line - 1];

    private (int Line, int Column) Position(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        int index = Array.BinarySearch(_lineStarts, offset);
        if (index < 0)
            index = ~index - 1;
        return (index + 1, offset - _lineStarts[index] + 1);
    }
}
