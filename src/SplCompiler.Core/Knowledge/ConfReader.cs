using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>Reads the lines of a .conf file.</summary>
internal sealed class ConfReader(SourceFile file)
{
    private readonly Dictionary<string, List<ConfSetting>> _stanzas = new(StringComparer.Ordinal);
    private readonly List<(string Name, string DefinedAt)> _order = [];
    private readonly List<Diagnostic> _diagnostics = [];

    public ConfFile Read()
    {
        List<ConfSetting>? settings = null;
        for (int line = 1; line <= file.LineCount; line++)
        {
            string text = file.Line(line).TrimEnd();
            string trimmed = text.TrimStart();
            if (trimmed.Length == 0 || trimmed[0] == '#')
                continue;
            if (trimmed[0] == '[')
                settings = Stanza(trimmed, line) ?? settings;
            else
                line = Setting(text, line, ref settings);
        }

        return new ConfFile(
            file, [.. _order.Select(stanza => new ConfStanza(stanza.Name, stanza.DefinedAt, [.. _stanzas[stanza.Name]]))], [.. _diagnostics]);
    }

    private List<ConfSetting>? Stanza(string header, int line)
    {
        // A name may hold brackets, as source::/var/log/[a-z]*.
        int end = header.LastIndexOf(']');
        if (end > 0)
            return Open(header[1..end].Trim(), line);
        Report(line, "the stanza has no closing `]`", "a stanza is `[name]`");
        return null;
    }

    private List<ConfSetting> Open(string name, int line)
    {
        if (_stanzas.TryGetValue(name, out List<ConfSetting>? settings))
            return settings;
        _order.Add((name, At(line)));
        return _stanzas[name] = [];
    }

    /// <summary>Reads a setting and gives the last line that belongs to it.</summary>
    private int Setting(string text, int line, ref List<ConfSetting>? settings)
    {
        int equals = text.IndexOf('=');
        int last = line;
        while (IsContinued(last))
            last++;
        if (equals < 0 || text[..equals].Trim().Length == 0)
        {
            Report(line, "the line is neither a stanza nor a setting", "a setting is `key = value`, a comment begins with `#`");
            return last;
        }

        settings ??= Open(ConfStanza.Default, line);
        string key = text[..equals].Trim();
        settings.RemoveAll(earlier => earlier.Key == key);
        settings.Add(new ConfSetting(key, Value(line, last, equals + 1), At(line)));
        return last;
    }

    private bool IsContinued(int line) => line < file.LineCount && file.Line(line).EndsWith('\\');

    private RuleText Value(int first, int last, int column)
    {
        var text = new StringBuilder();
        var origins = new List<Origin>();
        for (int line = first; line <= last; line++)
        {
            string part = file.Line(line);
            int from = line == first ? column : 0;
            int to = line < last ? part.Length - 1 : part.Length;
            for (int i = from; i < to; i++)
                Append(part[i], file.LineStart(line) + i);
            if (line < last)
                Append('\n', file.LineStart(line) + to);
        }

        int end = file.LineStart(last) + file.Line(last).Length;
        origins.Add(new Origin(end, null));
        var whole = new RuleText(file, text.ToString(), [.. origins]);
        int start = whole.Text.Length - whole.Text.AsSpan().TrimStart().Length;
        return whole.Part(SourceSpan.FromBounds(start, Math.Max(start, whole.Text.AsSpan().TrimEnd().Length)));

        void Append(char c, int offset)
        {
            text.Append(c);
            origins.Add(new Origin(offset, null));
        }
    }

    private string At(int line) => $"{file.Path}:{line}";

    private void Report(int line, string message, string help)
    {
        int start = file.LineStart(line);
        _diagnostics.Add(new Diagnostic(
            Descriptors.InvalidConf, message, file.Locate(start, start + file.Line(line).Length), "this line is left out")
        {
            Help = [help],
        });
    }
}
