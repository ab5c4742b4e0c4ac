using System.Runtime.CompilerServices;

namespace SplCompiler.Runtime;

/// <summary>Walks Windows event records from <c>&lt;Event</c> to <c>&lt;/Event&gt;</c> once, checks their structure and stores what rules read.</summary>
internal sealed unsafe class XmlWalker(FieldNames names, FieldStore store)
{
    private readonly XmlGrammar _grammar = new();
    private readonly KeyTrie<XmlScope> _trie = new(XmlScope.Start(), capacity: 8192);

    public string Error { get; private set; } = "";

    public byte* FailedAt { get; private set; }

    /// <summary>Walks the record at <paramref name="p"/>; the answer is the byte behind it, or null when it is broken.</summary>
    /// <remarks>The text must end with a NUL and 64 readable bytes behind it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public byte* Walk(byte* p)
    {
        KeyNode* node = _trie.Root;
        while (true)
        {
            KeyNode* step = node->First;
            if (step == null || !KeyNode.Matches(step, p))
            {
                step = Resolve(node, ref p);
                if (step == null)
                    return null;
            }

            p += step->Length;
            if (step->Kind == KeyNodeKind.End)
                return p;

            byte* value = p;
            bool isText = step->Kind == KeyNodeKind.Value;
            p = isText ? XmlText.EndOfValue(p, step->Terminator) : XmlText.EndOfCData(p);
            if (*p == 0)
                return Fail("the record ends inside a value", value);

            // Windows writes an empty element for a value that is not there.
            int length = (int)(p - value);
            if (step->Use != KeyUse.Nothing && length != 0)
                Keep(step, value, length, isText ? ValueForm.XmlText : ValueForm.Plain);
            p += !isText ? 3 : step->Terminator == '<' ? 0 : 1;
            node = step;
        }
    }

    private void Keep(KeyNode* step, byte* value, int length, ValueForm form)
    {
        if (step->Slot >= 0)
            store.Add(step->Slot, value, length, form);
        if (step->Role != FieldRole.None)
            store.SetRole(step->Role, value, length, form);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private KeyNode* Resolve(KeyNode* node, ref byte* p)
    {
        KeyNode* known = _trie.Find(node, p, &AcceptsAll);
        if (known != null)
            return known;

        byte* next = _grammar.Step(p, _trie.ScopeOf(node));
        if (next == null)
        {
            Fail(_grammar.Error, _grammar.FailedAt);
            return null;
        }

        FieldTarget target = FieldTarget.Nothing;
        if (_grammar.Next != KeyNodeKind.End && _grammar.Name.Length > 0)
        {
            bool isSystem = _grammar.Scope.Part == XmlPart.System;
            target = names.Resolve(Cleaned(_grammar.Name.Bytes), isSystem ? NameOrigin.Record : NameOrigin.Raw);
            if (names.Count > 0)
                store.EnsureSlot(names.Count - 1);
        }

        var pattern = new ReadOnlySpan<byte>(p, (int)(next - p));
        KeyNode* step = _trie.Learn(node, pattern, _grammar.Next, _grammar.Terminator, target, _grammar.Scope);
        if (step->Length == 0)
            p = next;
        return step;
    }

    /// <summary>Splunk's CLEAN_KEYS: <c>Process Name</c> becomes <c>Process_Name</c>.</summary>
    internal static ReadOnlySpan<byte> Cleaned(ReadOnlySpan<byte> name)
    {
        if (!name.Contains((byte)' '))
            return name;
        byte[] cleaned = name.ToArray();
        cleaned.AsSpan().Replace((byte)' ', (byte)'_');
        return cleaned;
    }

    private static bool AcceptsAll(KeyNode* step, byte* value) => true;

    private byte* Fail(string error, byte* at)
    {
        Error = error;
        FailedAt = at;
        return null;
    }
}
