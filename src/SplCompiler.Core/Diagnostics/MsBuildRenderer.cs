using System.Globalization;

namespace SplCompiler.Diagnostics;

/// <summary>Shows a finding as one line that MSBuild, and every editor behind it, takes for its own.</summary>
/// <remarks>Source: MSBuild documentation, "MSBuild and Visual Studio format for diagnostic messages".</remarks>
public static class MsBuildRenderer
{
    /// <summary>The line, without its end: <c>rules/a.yml(12,21): error SPL1003: message</c>.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        FileSpan span = diagnostic.Span;
        string place = span.IsWholeFile
            ? span.Path
            : string.Create(CultureInfo.InvariantCulture, $"{span.Path}({span.Line},{span.Column})");
        string message = diagnostic.Help.Length == 0
            ? diagnostic.Message
            : $"{diagnostic.Message} ({string.Join("; ", diagnostic.Help)})";

        // MSBuild knows `error` and `warning`; another word would make the line plain text, which is what information is.
        string severity = diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
        return OneLine($"{place}: {severity} {diagnostic.Code}: {message}");
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
