using System.Text;
using System.Text.RegularExpressions;

namespace SplCompiler.Runtime;

/// <summary>A record of Windows that is no well-formed XML, because it was cut or changed on its way: its whole elements are fields all the same, and of the value it was cut in there is the part before the cut.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private void ExtractBrokenRecord()
    {
        foreach (Match match in WholeElement().Matches(RawString()))
        {
            if (match.Groups["data"].Success)
                AddOfBrokenRecord(match.Groups["data"].Value, match.Groups["value"].Value);
            else if (match.Groups["text"].Length > 0)
                AddOfBrokenRecord(match.Groups["element"].Value, match.Groups["text"].Value);
            for (int i = 0; i < match.Groups["name"].Captures.Count; i++)
                AddOfBrokenRecord(match.Groups["name"].Captures[i].Value, match.Groups["attribute"].Captures[i].Value);
        }
    }

    private void AddOfBrokenRecord(string name, string value)
    {
        int slot = _names.Resolve(Encoding.UTF8.GetBytes(name), NameOrigin.Raw).Slot;
        if (slot < 0 || value.Length == 0)
            return;
        _store.EnsureSlot(slot);
        if (_store.Has(slot))
            return;
        byte[] text = Encoding.UTF8.GetBytes(value);
        _store.Add(slot, _arena.Copy(text), text.Length, ValueForm.XmlText);
    }

    [GeneratedRegex(
        @"<Data Name=(?:'(?<data>[^']+)'|""(?<data>[^""]+)"")>(?<value>[^<]*)(?:</Data>|\z)|<(?<element>\w+)(?:\s+(?<name>[A-Z]\w*)=(?:'(?<attribute>[^']*)'|""(?<attribute>[^""]*)""))*\s*(?:/>|>(?<text>[^<]*)</\w+>)",
        RegexOptions.CultureInvariant)]
    private static partial Regex WholeElement();
}
