using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Testing;

/// <summary>The test beside a rule: <c>x.events.ndjson</c> and <c>x.rows.ndjson</c> next to <c>x.yml</c>.</summary>
public static class RuleTests
{
    private const string Events = ".events.ndjson", Rows = ".rows.ndjson";

    /// <summary>The case of a rule file; none, without a finding, when it has neither of the two files.</summary>
    /// <returns>Rows are expected in any order. Never throws for what is on the disk.</returns>
    public static TestFileLoad Beside(string rulePath)
    {
        string events = Path.ChangeExtension(rulePath, null) + Events, rows = Path.ChangeExtension(rulePath, null) + Rows;
        if (!File.Exists(events) && !File.Exists(rows))
            return TestFileLoad.Empty;
        string shown = TextFiles.Shown(rows);
        if (!File.Exists(events))
            return new TestFileLoad([], [TextFiles.Unreadable(TextFiles.Shown(events), "there are rows for the rule, but no events", $"write the events of `{shown}` beside it")]);
        if (TextFiles.TryRead(rows, shown, out SourceFile? file) is { } unreadable)
            return new TestFileLoad([], [unreadable]);

        var diagnostics = new List<Diagnostic>();
        List<JsonPart> parts = Lines(file!, diagnostics);
        RowsExpectation? expect = ExpectationReader.Rows(parts, isOrdered: false, (part, message, label) =>
            diagnostics.Add(new Diagnostic(Descriptors.InvalidTestFile, message, file!.Locate(part.Start, part.End), label)));
        if (diagnostics.Count > 0)
            return new TestFileLoad([], [.. diagnostics]);
        return new TestFileLoad(
            [
                new TestCase
                {
                    Id = TextFiles.Shown(rulePath),
                    Span = FileSpan.WholeFile(shown),
                    RulePath = rulePath,
                    EventsPath = events,
                    Expect = expect!,
                },
            ],
            []);
    }

    private static List<JsonPart> Lines(SourceFile file, List<Diagnostic> diagnostics)
    {
        var parts = new List<JsonPart>();
        for (int line = 1; line <= file.LineCount; line++)
        {
            string text = file.Line(line);
            int start = file.LineStart(line);
            if (!string.IsNullOrWhiteSpace(text) && JsonPartReader.Read(file, start, start + text.Length, diagnostics) is { } part)
                parts.Add(part);
        }

        return parts;
    }
}
