namespace SplCompiler.Cli.Terminals;

/// <summary>Paints words with ANSI escapes, or leaves them as they are.</summary>
internal readonly record struct Colors(bool IsOn)
{
    public string Bold(string text) => Paint("1", text);

    public string Dim(string text) => Paint("2", text);

    public string Red(string text) => Paint("1;31", text);

    public string Green(string text) => Paint("1;32", text);

    public string Yellow(string text) => Paint("1;33", text);

    public string Blue(string text) => Paint("1;34", text);

    private string Paint(string color, string text) => IsOn && text.Length > 0 ? $"\x1b[{color}m{text}\x1b[0m" : text;
}
