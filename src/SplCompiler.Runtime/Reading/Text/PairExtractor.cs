namespace SplCompiler.Runtime;

/// <summary>Finds fields in plain text: <c>key=value</c> pairs, and the lines of a rendered Windows event.</summary>
/// <remarks>
/// Source: Search Reference, "extract"; limits.conf, [kv]: <c>maxchars</c> 10240, <c>limit</c> 100; transforms of the Splunk
/// Add-on for Microsoft Windows (wel-message, wel-eq-kv, wel-col-kv).
/// </remarks>
internal sealed unsafe class PairExtractor(FieldNames names, FieldStore store)
{
    private const int MaxPairs = 100;
    private const int MaxCharacters = 10_240;

    private readonly KeyCache _known = new();
    private readonly NameBuffer _key = new();

    /// <summary>Automatic extraction: the first value of a key wins, an empty value is none.</summary>
    public void ExtractPairs(byte* text, int length)
    {
        var all = new ReadOnlySpan<byte>(text, Math.Min(length, MaxCharacters));
        int position = 0;
        for (int pairs = 0; pairs < MaxPairs; pairs++)
        {
            int equals = all[position..].IndexOf((byte)'=');
            if (equals < 0)
                return;
            equals += position;

            ReadOnlySpan<byte> key = KeyBefore(all[position..equals]);
            int start = equals + 1;
            bool isQuoted = start < all.Length && all[start] == '"';
            int end = isQuoted ? EndOfQuoted(all, ++start) : EndOfPlain(all, start);
            if (end > start && !key.IsEmpty)
                Add(key, text + start, end - start, addsValues: false);
            position = isQuoted ? Math.Min(end + 1, all.Length) : end;
            if (end == equals + 1)
                position = equals + 1;
        }
    }

    /// <summary>
    /// A Windows event as text: <c>Key=Value</c> lines, then <c>Message=</c> and its lines, of which <c>Account Name:</c> and a
    /// value is the field <c>Account_Name</c>. A name that occurs again is a further value.
    /// </summary>
    public void ExtractClassic(byte* text, int length)
    {
        byte* end = text + length;
        for (byte* line = text; line < end;)
        {
            ReadOnlySpan<byte> content = LineAt(line, end);
            if (content.StartsWith("Message="u8))
            {
                Message(line + "Message=".Length, end);
                return;
            }

            int equals = content.IndexOf((byte)'=');
            if (equals > 0)
                AddTrimmed(content[..equals], line + equals + 1, content.Length - equals - 1);
            line += content.Length + 1;
        }
    }

    private void Message(byte* message, byte* end)
    {
        AddTrimmed("Message"u8, message, (int)(end - message));
        for (byte* line = message + LineAt(message, end).Length + 1; line < end;)
        {
            ReadOnlySpan<byte> content = LineAt(line, end);
            int colon = content.IndexOf((byte)':');
            if (colon > 0 && colon + 1 < content.Length && content[colon + 1] is (byte)' ' or (byte)'\t')
                AddTrimmed(content[..colon], line + colon + 1, content.Length - colon - 1);
            line += content.Length + 1;
        }
    }

    private static ReadOnlySpan<byte> LineAt(byte* line, byte* end)
    {
        var rest = new ReadOnlySpan<byte>(line, (int)(end - line));
        int length = rest.IndexOf((byte)'\n');
        return length < 0 ? rest : rest[..length];
    }

    private void AddTrimmed(ReadOnlySpan<byte> key, byte* value, int length)
    {
        var text = new ReadOnlySpan<byte>(value, length);
        int blanks = length - text.TrimStart(" \t\r\n"u8).Length;
        int trimmed = text.Trim(" \t\r\n"u8).Length;
        if (trimmed > 0)
            Add(key.Trim(" \t\r"u8), value + blanks, trimmed, addsValues: true);
    }

    private void Add(ReadOnlySpan<byte> key, byte* value, int length, bool addsValues)
    {
        if (!_known.TryGet(key, out int slot))
        {
            slot = SlotOf(key);
            _known.Remember(key, slot);
        }

        if (slot >= 0 && (addsValues || !store.Has(slot)))
            store.Add(slot, value, length, ValueForm.Plain);
    }

    private int SlotOf(ReadOnlySpan<byte> key)
    {
        Clean(key);
        if (_key.Length == 0)
            return -1;
        int slot = names.Resolve(_key.Bytes, NameOrigin.Raw).Slot;
        if (slot >= 0)
            store.EnsureSlot(slot);
        return slot;
    }

    /// <summary>Splunk's CLEAN_KEYS: what is no letter, digit or <c>_</c> becomes <c>_</c>; digits and <c>_</c> in front are dropped.</summary>
    private void Clean(ReadOnlySpan<byte> key)
    {
        _key.Clear();
        foreach (byte character in key)
        {
            bool isLetter = char.IsAsciiLetter((char)character) || character >= 0x80;
            if (isLetter || (_key.Length > 0 && char.IsAsciiDigit((char)character)))
                _key.Append(character);
            else if (_key.Length > 0)
                _key.Append((byte)'_');
        }
    }

    /// <summary>The key that ends the text: back to a blank, a bracket, a quote, a comma or a colon.</summary>
    private static ReadOnlySpan<byte> KeyBefore(ReadOnlySpan<byte> text) =>
        text[(text.LastIndexOfAny(" \t\r\n,;:|&?\"'()[]{}<>="u8) + 1)..];

    private static int EndOfQuoted(ReadOnlySpan<byte> text, int start)
    {
        int end = text[start..].IndexOf((byte)'"');
        return end < 0 ? text.Length : start + end;
    }

    private static int EndOfPlain(ReadOnlySpan<byte> text, int start)
    {
        int end = text[start..].IndexOfAny(" \t\r\n,;&\""u8);
        return end < 0 ? text.Length : start + end;
    }
}
