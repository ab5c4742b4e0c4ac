using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Fields of an XML text that is no event record of Windows, where KV_MODE says xml: each text and attribute under its path, as <c>spath</c> names them.</summary>
/// <remarks>
/// Source: Knowledge Manager Manual, "Configure automatic key-value field extraction", which says that fields are found and not what they are called;
/// Search Reference, "spath", for the names <c>a.b</c> and <c>a.b{@name}</c>.
/// </remarks>
internal sealed unsafe partial class CurrentEvent
{
    private void ExtractXmlDocument()
    {
        var found = new FieldCollector();
        SpathXml.AddAll(RawString(), found);
        foreach ((string name, SplValue values) in found.ToOpenFields().Fields)
        {
            int slot = _names.Resolve(Encoding.UTF8.GetBytes(name), NameOrigin.Raw).Slot;
            if (slot < 0)
                continue;
            _store.EnsureSlot(slot);
            if (_store.Has(slot))
                continue;
            for (int i = 0; i < values.Count; i++)
            {
                byte[] text = Encoding.UTF8.GetBytes(values[i].Text!);
                _store.Add(slot, _arena.Copy(text), text.Length, ValueForm.Plain);
            }
        }
    }
}
