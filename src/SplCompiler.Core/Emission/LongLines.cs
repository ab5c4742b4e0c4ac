namespace SplCompiler.Emission;

/// <summary>
/// Breaks a line of C# that is too long where its author would: <c>f(a, b)</c> after the bracket and each comma, a chain of
/// <c>||</c> or <c>&amp;&amp;</c> before each of them, <c>c ? a : b</c> before the signs, a chain of calls before each dot, a sum before its signs.
/// The outermost place that helps is taken.
/// </summary>
internal static class LongLines
{
    private const string Indent = "    ";

    // What binds less is broken first.
    private static readonly string[][] s_separators = [[","], [" ? ", " : "], [" || "], [" && "]];
    private static readonly string[][] s_arithmetic = [[" + ", " - "], [" * ", " / "]];

    /// <summary>The lines that the line becomes; itself when it fits, is a comment, or has no place to break.</summary>
    public static IEnumerable<string> Break(string line, int width)
    {
        string margin = line[..^line.TrimStart().Length];
        if (line.Length <= width || line.AsSpan(margin.Length).StartsWith("//"))
            return [line];
        if (BodyOfMember(line, margin.Length) is { } body)
            return [line[..body].TrimEnd(), .. Break(margin + Indent + line[body..].TrimStart(), width)];
        (int start, int end, List<int> cuts, bool isList) = Place(line, margin.Length);
        if (cuts.Count == 0)
            return [line];

        var lines = new List<string>();
        int from = start;
        if (isList)
            lines.Add(line[..start]);
        for (int i = 0; i <= cuts.Count; i++)
        {
            int to = i < cuts.Count ? cuts[i] : end;
            // A comma stays behind what it follows, an operator goes with what it precedes.
            string piece = (isList && i < cuts.Count ? line[from..(to + 1)] : line[from..to]).Trim();
            bool isFirst = i == 0 && !isList;
            lines.Add(isFirst ? line[..to].TrimEnd() : margin + Indent + piece + (i == cuts.Count ? line[end..] : ""));
            from = isList ? to + 1 : to;
        }

        return lines.SelectMany(part => Break(part, width));
    }

    /// <summary>Where the expression of a member begins that has no operator to be broken before.</summary>
    private static int? BodyOfMember(string line, int margin)
    {
        const string Arrow = " => ";
        return line.AsSpan(margin).StartsWith("public ")
            && s_separators[1..].All(separators => Cuts(line, margin, line.Length, separators).Count == 0)
            && Cuts(line, margin, line.Length, [Arrow]) is [var arrow] ? arrow + Arrow.Length : null;
    }

    /// <summary>The part of the line that is broken: from behind a bracket to its end, or to the end of the statement.</summary>
    private static (int Start, int End, List<int> Cuts, bool IsList) Place(string line, int margin)
    {
        List<(int Depth, int Open, int Close)> groups = Groups(line);
        int statement = line.EndsWith(';') ? line.Length - 1 : line.Length;
        foreach (string[] separators in s_separators[1..])
        {
            if (Cuts(line, margin, statement, separators) is { Count: > 0 } cuts)
                return (margin, statement, cuts, false);
        }

        if (Links(line, margin, statement) is { Count: > 1 } links)
            return (margin, statement, links, false);
        foreach (string[] separators in s_arithmetic)
        {
            if (Cuts(line, margin, statement, separators) is { Count: > 0 } cuts)
                return (margin, statement, cuts, false);
        }

        foreach ((_, int open, int close) in groups.OrderBy(group => group.Depth).ThenByDescending(group => group.Close - group.Open))
        {
            foreach (string[] separators in s_separators)
            {
                if (Cuts(line, open + 1, close, separators) is { Count: > 0 } cuts)
                    return (open + 1, close, cuts, separators[0] == ",");
            }
        }

        return (0, 0, [], false);
    }

    /// <summary>Where separators stand between two places, outside of brackets and literals.</summary>
    private static List<int> Cuts(string line, int start, int end, string[] separators)
    {
        var cuts = new List<int>();
        for (int i = start; i < end; i = After(line, i))
        {
            if (separators.Any(separator => string.CompareOrdinal(line, i, separator, 0, separator.Length) == 0))
                cuts.Add(i);
        }

        return cuts;
    }

    /// <summary>The dots behind calls, outside of brackets: <c>a.B(c).D(e)</c>.</summary>
    private static List<int> Links(string line, int start, int end)
    {
        var links = new List<int>();
        for (int i = start; i < end; i = After(line, i))
        {
            if (line[i] == '.' && i > start && line[i - 1] == ')')
                links.Add(i);
        }

        return links;
    }

    /// <summary>The place behind what stands here: a literal, all between two brackets, or a character.</summary>
    private static int After(string line, int i) => line[i] switch
    {
        '"' or '\'' => EndOfLiteral(line, i),
        '(' or '[' or '{' => EndOfGroup(line, i) + 1,
        // Of type arguments, not of a comparison, which has blanks around it.
        '<' when i > 0 && char.IsLetterOrDigit(line[i - 1]) && line.IndexOf('>', i) is > 0 and int close => close + 1,
        _ => i + 1,
    };

    private static int EndOfGroup(string line, int open)
    {
        for (int i = open + 1; i < line.Length; i = After(line, i))
        {
            if (line[i] is ')' or ']' or '}')
                return i;
        }

        return line.Length - 1;
    }

    private static int EndOfLiteral(string line, int start)
    {
        char quote = line[start];
        bool isVerbatim = start > 0 && line[start - 1] == '@';
        for (int i = start + 1; i < line.Length; i++)
        {
            if (line[i] == '\\' && !isVerbatim)
                i++;
            else if (line[i] == quote && isVerbatim && i + 1 < line.Length && line[i + 1] == quote)
                i++;
            else if (line[i] == quote)
                return i + 1;
        }

        return line.Length;
    }

    private static List<(int Depth, int Open, int Close)> Groups(string line)
    {
        var groups = new List<(int, int, int)>();
        var open = new Stack<int>();
        for (int i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"' or '\'':
                    i = EndOfLiteral(line, i) - 1;
                    break;
                case '(' or '[':
                    open.Push(i);
                    break;
                case ')' or ']' when open.Count > 0:
                    int start = open.Pop();
                    groups.Add((open.Count, start, i));
                    break;
            }
        }

        return groups;
    }
}
