using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>Reads <c>A AS B C ASNEW "d e"</c>.</summary>
internal static class FieldAliasParser
{
    public static List<FieldAlias> Parse(ConfSetting setting, ICollection<Diagnostic> diagnostics)
    {
        List<(string Text, SourceSpan Span)> words = Words(setting.Value.Text);
        var aliases = new List<FieldAlias>();
        for (int i = 0; i < words.Count; i += 3)
        {
            string keyword = i + 1 < words.Count ? words[i + 1].Text.ToUpperInvariant() : "";
            if (i + 2 >= words.Count || keyword is not ("AS" or "ASNEW"))
            {
                diagnostics.Add(new Diagnostic(
                    Descriptors.InvalidConf, $"`{setting.Key}` is no list of aliases",
                    setting.Value.Locate(words[i].Span.To(words[^1].Span)), "expected `field AS name`")
                {
                    Help = ["an alias is `field AS name` or `field ASNEW name`; several stand one behind the other"],
                });
                break;
            }

            aliases.Add(new FieldAlias(words[i].Text, words[i + 2].Text, keyword == "ASNEW", setting.DefinedAt));
        }

        return aliases;
    }

    private static List<(string Text, SourceSpan Span)> Words(string text)
    {
        var words = new List<(string, SourceSpan)>();
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == ',')
            {
                at++;
                continue;
            }

            int start = at;
            char quote = text[at] is '"' or '\'' ? text[at] : '\0';
            int end = quote == '\0' ? -1 : text.IndexOf(quote, at + 1);
            if (end > 0)
            {
                at = end + 1;
                words.Add((text[(start + 1)..end], SourceSpan.FromBounds(start, at)));
                continue;
            }

            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != ',')
                at++;
            words.Add((text[start..at], SourceSpan.FromBounds(start, at)));
        }

        return words;
    }
}
