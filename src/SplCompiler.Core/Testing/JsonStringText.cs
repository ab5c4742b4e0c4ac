using SplCompiler.Rules;

namespace SplCompiler.Testing;

/// <summary>The text of a JSON string in which every character knows its place in the file.</summary>
internal static class JsonStringText
{
    public static RuleText Of(JsonPart text)
    {
        var origins = new List<Origin>();
        int at = text.Start + 1;
        while (at < text.End - 1)
        {
            origins.Add(new Origin(at, null));
            at += text.File.Text[at] != '\\' ? 1 : text.File.Text[at + 1] == 'u' ? 6 : 2;
        }

        origins.Add(new Origin(at, null));
        return new RuleText(text.File, text.Text, [.. origins]);
    }
}
