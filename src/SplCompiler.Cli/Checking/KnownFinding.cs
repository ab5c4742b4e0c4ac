using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Checking;

/// <summary>What a finding is known by in a later check: where, what kind, and the text it stands at. Lines and columns are no part of it, so that lines may move.</summary>
/// <param name="Path">The file of the rule, or of the settings or app, relative to the folder of the baseline, with <c>/</c>.</param>
/// <param name="IsOfRule">False for a finding that belongs to no rule: then the path is the file that it stands in.</param>
/// <param name="Stanza">The rule in a file of several, or null.</param>
/// <param name="Code">Such as <c>SPL1003</c>.</param>
/// <param name="Text">What stands at the place, blanks and line breaks as one blank; the message where no place is meant.</param>
internal sealed record KnownFinding(string Path, bool IsOfRule, string? Stanza, string Code, string Text)
{
    /// <summary>A fault of the compiler is never known: it must be told each time.</summary>
    public static bool CanBeKnown(Diagnostic finding) => !finding.Code.StartsWith("SPL9", StringComparison.Ordinal);

    public static string TextOf(Diagnostic finding, SourceFile? file)
    {
        FileSpan span = finding.Span;
        if (span.IsWholeFile || file is null || span.EndLine > file.LineCount)
            return finding.Message;
        int start = Offset(file, span.Line, span.Column);
        int end = Math.Max(start, Offset(file, span.EndLine, span.EndColumn));
        string text = string.Join(' ', file.Text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? finding.Message : text;
    }

    private static int Offset(SourceFile file, int line, int column) => Math.Clamp(file.LineStart(line) + column - 1, 0, file.Text.Length);
}
