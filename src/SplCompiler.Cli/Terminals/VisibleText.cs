namespace SplCompiler.Cli.Terminals;

/// <summary>Text of events and rules, fit for a terminal: it must not move the cursor or change the colours.</summary>
internal static class VisibleText
{
    /// <summary>The text with its control characters replaced; line feeds and tabs stay.</summary>
    public static string Of(string text) => text.Any(IsControl) ? string.Concat(text.Select(c => IsControl(c) ? '\uFFFD' : c)) : text;

    private static bool IsControl(char c) => (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\u2028' or '\u2029';
}
