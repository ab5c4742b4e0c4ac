using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Linting;

/// <summary>The mechanical corrections of a rule file: what a finding asks for and only one text can mean.</summary>
/// <remarks>A finding inside the expansion of a macro is left alone: its text is the macro's.</remarks>
public static class RuleFixes
{
    private static readonly string[] s_binNames = ["bin", "bucket", "discretize"];

    /// <summary>The corrected text and how many findings it settles. Places of the findings are those of <paramref name="text"/>.</summary>
    public static (string Text, int Fixed) Apply(string text, ImmutableArray<Diagnostic> findings)
    {
        var edits = new SortedDictionary<int, (int Length, string Text)>();
        int[] lines = [0, .. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n').Select(i => i + 1)];
        foreach (Diagnostic finding in findings.Where(finding => finding.Notes.IsEmpty && !finding.Span.IsWholeFile && finding.Span.Line <= lines.Length))
        {
            int start = lines[finding.Span.Line - 1] + finding.Span.Column - 1;
            if (start < text.Length && Edit(text, start, finding) is { } edit)
                edits[edit.Start] = (edit.Length, edit.Text);
        }

        foreach ((int start, (int length, string replacement)) in edits.Reverse())
            text = string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(start + length));
        return (text, edits.Count);
    }

    private static (int Start, int Length, string Text)? Edit(string text, int start, Diagnostic finding)
    {
        string word = new([.. text.Skip(start).TakeWhile(char.IsAsciiLetter)]);
        if (finding.Descriptor == Descriptors.BinWithoutField && s_binNames.Contains(word, StringComparer.OrdinalIgnoreCase))
            return (start + word.Length, 0, " _time");
        return finding.Descriptor == Descriptors.LowerCaseOperator && word is ("and" or "or" or "not") ? (start, word.Length, word.ToUpperInvariant()) : null;
    }
}
