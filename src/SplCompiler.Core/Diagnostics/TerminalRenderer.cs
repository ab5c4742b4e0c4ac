using System.Globalization;
using System.Text;
using SplCompiler.Rules;

namespace SplCompiler.Diagnostics;

/// <summary>Shows a finding to a person: message, place, the line itself with the place underlined, notes and help.</summary>
public sealed class TerminalRenderer
{
    private const int MaximumWidth = 120;
    private const int Context = 40;

    private readonly Func<string, SourceFile?> _sources;
    private readonly bool _color;

    /// <param name="sources">The file of a path, to show its line; null when it cannot be shown.</param>
    /// <param name="color">True for ANSI colours.</param>
    public TerminalRenderer(Func<string, SourceFile?> sources, bool color) => (_sources, _color) = (sources, color);

    /// <summary>The finding, several lines, each ended by a line feed.</summary>
    public string Render(Diagnostic diagnostic)
    {
        FileSpan span = diagnostic.Span;
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        string number = span.IsWholeFile ? "" : span.Line.ToString(CultureInfo.InvariantCulture);
        string margin = new(' ', Math.Max(1, number.Length));
        var output = new StringBuilder();
        output.Append(Paint(SeverityColor(diagnostic.Severity), $"{severity}[{diagnostic.Code}]"))
            .Append(Paint(Bold, $": {Visible(diagnostic.Message)}")).Append('\n');
        output.Append(margin).Append(Paint(Blue, "--> ")).Append(Visible(span.ToString())).Append('\n');

        SourceFile? file = span.IsWholeFile ? null : _sources(span.Path);
        if (file is not null && span.Line <= file.LineCount)
            AppendLine(output, diagnostic, file, margin, number);
        foreach (string help in diagnostic.Help)
            output.Append(margin).Append(Paint(Blue, " = ")).Append(Paint(Bold, "help")).Append(": ").Append(Visible(help)).Append('\n');
        foreach (string note in diagnostic.Notes)
            output.Append(margin).Append(Paint(Blue, " = ")).Append(Paint(Bold, "note")).Append(": ").Append(Visible(note)).Append('\n');
        return output.ToString();
    }

    private void AppendLine(StringBuilder output, Diagnostic diagnostic, SourceFile file, string margin, string number)
    {
        FileSpan span = diagnostic.Span;
        string line = file.Line(span.Line);
        int start = Math.Clamp(span.Column - 1, 0, line.Length);
        int end = span.EndLine > span.Line ? line.Length : Math.Clamp(span.EndColumn - 1, start, line.Length);
        (int from, int to) = Window(line, start, end);
        string shown = (from > 0 ? "..." : "") + line[from..to] + (to < line.Length ? "..." : "");
        int before = (from > 0 ? 3 : 0) + start - from;
        string marks = new('^', Math.Max(1, Math.Min(end, to) - start));

        string bar = Paint(Blue, margin + " |");
        output.Append(bar).Append('\n');
        output.Append(Paint(Blue, $"{number} |")).Append(' ').Append(Visible(shown)).Append('\n');
        output.Append(bar).Append(' ').Append(Indent(shown, before))
            .Append(Paint(SeverityColor(diagnostic.Severity), $"{marks} {Visible(diagnostic.Label)}")).Append('\n');
        output.Append(bar).Append('\n');
    }

    // A search of a pack may be one line of several thousand characters: show what stands around the place.
    private static (int From, int To) Window(string line, int start, int end)
    {
        if (line.Length <= MaximumWidth)
            return (0, line.Length);
        int from = Math.Max(0, Math.Min(start - Context, line.Length - MaximumWidth));
        int to = Math.Min(line.Length, Math.Max(from + MaximumWidth, Math.Min(end, start + MaximumWidth)));
        if (from > 0 && char.IsLowSurrogate(line[from]))
            from--;
        if (to < line.Length && char.IsLowSurrogate(line[to]))
            to++;
        return (from, to);
    }

    // Tabs stay tabs, so that the marks stand under what they mean.
    private static string Indent(string shown, int length) =>
        string.Concat(shown.Take(length).Select(c => c == '\t' ? '\t' : ' '));

    // Text of a rule must not move the cursor or change the colours of the terminal.
    private static string Visible(string text) =>
        text.Any(IsControl) ? string.Concat(text.Select(c => IsControl(c) ? '\uFFFD' : c)) : text;

    private static bool IsControl(char c) => (char.IsControl(c) && c != '\t') || c is '\u2028' or '\u2029';

    private const string Bold = "1";
    private const string Blue = "1;34";

    private static string SeverityColor(Severity severity) => severity switch
    {
        Severity.Error => "1;31",
        Severity.Warning => "1;33",
        _ => "1;36",
    };

    private string Paint(string color, string text) => _color ? $"\x1b[{color}m{text}\x1b[0m" : text;
}
