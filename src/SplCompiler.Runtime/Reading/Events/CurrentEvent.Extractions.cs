using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Fields that props.conf finds in text; each extraction runs once an event, and only when one of its fields is read.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private readonly ComputedLayer _extracted;
    private string? _rawString;

    public override FieldValues Extracted(Slot slot)
    {
        if (!_knowledge.HasExtractions)
            return Walked(slot);
        ReadOnlySpan<ExtractedField> fields = Profile.Extractions(slot.Index);
        if (fields.IsEmpty)
            return Walked(slot);
        _trace?.Note(EventReadKind.Extracted, slot.Index);
        _trace?.Pause();
        FieldValues values = FromExtractions(slot, fields);
        _trace?.GoOn();
        return values;
    }

    private FieldValues FromExtractions(Slot slot, ReadOnlySpan<ExtractedField> fields)
    {
        ref ComputedLayer.Result result = ref _extracted[slot.Index];
        if (result.Generation != _store.Generation)
        {
            // An extraction that, over others, reads its own result sees nothing there.
            result = new ComputedLayer.Result { Generation = _store.Generation };
            List<string>? values = null;
            foreach (ExtractedField field in fields)
            {
                if (Run(field.Extraction)[field.Number] is not { } found)
                    continue;
                if (values is null)
                    values = [.. found];
                else if (field.Extraction.Rule.AddsValues)
                    values.AddRange(found);
            }

            result = values is null ? Keep(Walked(slot)) : Keep(SplValue.FromMany([.. values.Select(SplValue.FromText)]).ToFieldValues());
            _extracted.EverPresent[slot.Index] |= result.Count > 0;
        }

        return result.Count == 0 ? FieldValues.Missing : new FieldValues(this, result.Start, result.Count);
    }

    private FoundFields Run(BoundExtraction extraction)
    {
        if (extraction.Generation == _store.Generation)
            return extraction.Found;
        extraction.Generation = _store.Generation;
        extraction.Found.Clear();
        if (extraction.ReadsRaw)
        {
            extraction.Rule.Extract(RawString(), extraction.Found);
            return extraction.Found;
        }

        FieldValues source = Extracted(extraction.Source);
        for (int i = 0; i < source.Count; i++)
            extraction.Rule.Extract(Encoding.UTF8.GetString(source[i]), extraction.Found);
        return extraction.Found;
    }

    private string RawString() => _rawString ??= Encoding.UTF8.GetString(RawText());

    /// <summary>Adds fields whose names stand in the text, where nothing else gave them.</summary>
    private void ExtractNamed()
    {
        foreach (NamedExtraction extraction in Profile.NamedExtractions)
        {
            var own = new HashSet<int>();
            foreach ((string name, string value) in extraction.Extract(RawString()))
            {
                int slot = _names.Resolve(Encoding.UTF8.GetBytes(name), NameOrigin.Raw).Slot;
                if (slot < 0)
                    continue;
                _store.EnsureSlot(slot);
                if (_store.Has(slot) && !(extraction.AddsValues && own.Contains(slot)))
                    continue;
                own.Add(slot);
                byte[] text = Encoding.UTF8.GetBytes(value);
                _store.Add(slot, _arena.Copy(text), text.Length, ValueForm.Plain);
            }
        }
    }
}
