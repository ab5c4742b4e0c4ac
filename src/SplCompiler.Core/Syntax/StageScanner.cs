using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Syntax;

/// <summary>
/// Cuts SPL at its top-level pipes, knowing quotes and brackets, so that each command is tokenized and parsed alone.
/// Also the place where unbalanced text and too deep nesting are found, before any recursive parser runs.
/// </summary>
/// <remarks>Source: Search Reference, "Understanding SPL syntax".</remarks>
public sealed class StageScanner
{
    /// <summary>A thread with a default stack parses thousands of levels; 200 leaves room for every consumer of the tree.</summary>
    public const int MaxDepth = 200;

    private readonly string _text;
    private readonly DiagnosticBag _bag;
    private readonly Stack<(char Closing, int Position)> _open = new();

    private StageScanner(string text, DiagnosticBag bag) => (_text, _bag) = (text, bag);

    /// <summary>Cuts <paramref name="span"/> of the text into stages. Unbalanced text is reported and the rest still cut.</summary>
    public static PipelineText Scan(string text, SourceSpan span, DiagnosticBag bag, bool isNested = false) => new StageScanner(text, bag).Scan(span, isNested);

    /// <summary>Reports what is unbalanced or nested too deeply in a single eval expression.</summary>
    public static void Check(string text, SourceSpan span, DiagnosticBag bag) => new StageScanner(text, bag).FindEnd(span.Start, span.End, "eval");

    private PipelineText Scan(SourceSpan span, bool isNested)
    {
        var stages = ImmutableArray.CreateBuilder<StageText>();
        int start = SkipBlanks(span.Start, span.End);
        bool startsWithPipe = start < span.End && _text[start] == '|';
        if (startsWithPipe)
            start++;

        bool first = true;
        while (true)
        {
            StageText? stage = ReadName(start, span.End, first && !startsWithPipe && !isNested);
            int from = stage?.Arguments.Start ?? start;
            int end = FindEnd(from, span.End, stage?.Name ?? "search");
            if (stage is null)
                ReportEmpty(start, end, span, first);
            else
                stages.Add(Close(stage, end));
            first = false;
            if (end >= span.End)
                return new PipelineText(startsWithPipe, stages.ToImmutable());
            start = end + 1;
        }
    }

    private void ReportEmpty(int start, int end, SourceSpan span, bool first)
    {
        // An empty search keeps everything; an empty last stage is a forgotten pipe.
        if (first && end >= span.End && start == SkipBlanks(span.Start, span.End))
            _bag.Report(Descriptors.EmptyStage, span, "the search is empty", "nothing to search for", "`search *` keeps every event");
        else
            _bag.Report(Descriptors.EmptyStage, SourceSpan.FromBounds(Math.Max(span.Start, start - 1), Math.Max(start, end)),
                "a stage of the pipeline is empty", "expected a command after `|`", "remove the pipe");
    }

    private StageText? ReadName(int start, int end, bool mayBeImplicit)
    {
        start = SkipBlanks(start, end);
        if (start >= end || _text[start] == '|')
            return null;

        int nameEnd = start;
        while (nameEnd < end && (char.IsAsciiLetterOrDigit(_text[nameEnd]) || _text[nameEnd] == '_'))
            nameEnd++;

        string name = _text[start..nameEnd].ToLowerInvariant();
        bool isCommand = nameEnd > start
            && (nameEnd == end || char.IsWhiteSpace(_text[nameEnd]) || _text[nameEnd] is '|' or '[' or '(' or '"' or '-' or '+');
        if (mayBeImplicit && !(isCommand && name == "search"))
            return new StageText("search", new SourceSpan(start, 0), new SourceSpan(start, 0), new SourceSpan(start, 0), true);
        if (!isCommand || nameEnd == start)
        {
            // Not a name at all: take the run up to a blank as one, so that the message can show it.
            while (nameEnd < end && !char.IsWhiteSpace(_text[nameEnd]) && _text[nameEnd] != '|')
                nameEnd++;
            name = _text[start..nameEnd];
        }

        return new StageText(name, SourceSpan.FromBounds(start, nameEnd), new SourceSpan(nameEnd, 0), new SourceSpan(start, 0), false);
    }

    private StageText Close(StageText stage, int end)
    {
        int from = SkipBlanks(stage.Arguments.Start, end);
        while (end > from && char.IsWhiteSpace(_text[end - 1]))
            end--;
        return stage with
        {
            Arguments = SourceSpan.FromBounds(from, end),
            Span = SourceSpan.FromBounds(stage.Span.Start, Math.Max(end, stage.NameSpan.End)),
        };
    }

    /// <summary>The position of the pipe that ends a stage, or the end of the text.</summary>
    private int FindEnd(int position, int end, string command)
    {
        // Patterns of rex and regex may stand without quotes: brackets in them are character classes, not subsearches.
        bool isPattern = command is "rex" or "regex";
        bool isEval = command is "eval" or "where" or "fieldformat";
        _open.Clear();
        while (position < end)
        {
            char c = _text[position];
            switch (c)
            {
                case '"':
                    position = SkipQuoted(position, end);
                    continue;
                case '\'' when isEval:
                    position = SkipFieldName(position, end);
                    continue;
                case '\\' when isPattern:
                    position += 2;
                    continue;
                // A quote behind a backslash is part of an unquoted word: `annotation=*\"privileged\":true*`.
                case '\\' when position + 1 < end && _text[position + 1] == '"':
                    position += 2;
                    continue;
                case '(' when command == "search" && !IsInSubsearch() && SearchTokenizer.TermEnd(_text, position, end) is { } termEnd:
                    position = termEnd;
                    continue;
                case '(':
                    Open(')', position);
                    break;
                case '[' when !isPattern:
                    Open(']', position);
                    break;
                // The partner of a parenthesis may stand in another, quoted piece of a pattern: `"(?<x>.+")`. PCRE counts them.
                case ')' when isPattern && _open.Count == 0:
                    break;
                case ')' or ']' when !(c == ']' && isPattern):
                    CloseBracket(c, position);
                    break;
                case '|' when _open.Count == 0 || (!isPattern && !IsInSubsearch()):
                    ReportOpen();
                    return position;
            }

            position++;
        }

        ReportOpen();
        return end;
    }

    private bool IsInSubsearch()
    {
        foreach ((char closing, _) in _open)
        {
            if (closing == ']')
                return true;
        }

        return false;
    }

    private void Open(char closing, int position)
    {
        _open.Push((closing, position));
        if (_open.Count == MaxDepth + 1)
            _bag.Report(Descriptors.NestedTooDeeply, new SourceSpan(position, 1), $"nested deeper than {MaxDepth} levels", "one level too many");
    }

    private void CloseBracket(char closing, int position)
    {
        if (_open.Count > 0 && _open.Peek().Closing == closing)
            _open.Pop();
        else
            _bag.Report(Descriptors.UnbalancedBracket, new SourceSpan(position, 1), $"`{closing}` closes nothing", "no open partner before it");
    }

    private void ReportOpen()
    {
        foreach ((char closing, int position) in _open.Reverse())
        {
            _bag.Report(Descriptors.UnbalancedBracket, new SourceSpan(position, 1), $"`{_text[position]}` is never closed", $"no `{closing}` for it in this command");
            break;
        }
    }

    /// <summary>The position behind a double-quoted text. A backslash protects the next character.</summary>
    private int SkipQuoted(int position, int end)
    {
        for (int i = position + 1; i < end; i++)
        {
            if (_text[i] == '\\')
                i++;
            else if (_text[i] == '"')
                return i + 1;
        }

        _bag.Report(Descriptors.UnbalancedQuote, new SourceSpan(position, 1), "a quoted text is never closed", "no closing quote after this one",
            "a quote inside quotes is written `\\\"`; a backslash before the closing quote is written `\\\\`");
        return end;
    }

    /// <summary>The position behind a single-quoted field name; an apostrophe without partner is left to the tokenizer.</summary>
    private int SkipFieldName(int position, int end)
    {
        int closing = _text.IndexOf('\'', position + 1, end - position - 1);
        return closing < 0 ? position + 1 : closing + 1;
    }

    private int SkipBlanks(int position, int end)
    {
        while (position < end && char.IsWhiteSpace(_text[position]))
            position++;
        return position;
    }
}
