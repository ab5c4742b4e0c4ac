using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SplCompiler.Runtime;

/// <summary>Walks JSON events once from the opening to the closing brace, checks their structure and stores what rules read.</summary>
internal sealed unsafe class JsonWalker
{
    private readonly JsonGrammar _grammar;
    private readonly FieldNames _names;
    private readonly NameOrigin _origin;
    private readonly bool _keepsNull;
    private readonly FieldStore _store;
    private readonly KeyTrie<JsonScope> _trie;

    /// <param name="names">Which names are stored where.</param>
    /// <param name="store">Where the values go.</param>
    /// <param name="origin">Which part of the event the JSON is.</param>
    /// <param name="valuesSpanLines">True when an event may have line breaks between its tokens; then it ends with its brace, else with its line.</param>
    /// <param name="testInput">True when a list at the top has a plain name.</param>
    public JsonWalker(FieldNames names, FieldStore store, NameOrigin origin, bool valuesSpanLines, bool testInput)
    {
        _names = names;
        _store = store;
        _origin = origin;
        // What Splunk holds as text it reads so; an object of a shipper or a program lacks what is null.
        _keepsNull = origin == NameOrigin.Raw;
        _grammar = new JsonGrammar(valuesSpanLines);
        _trie = new KeyTrie<JsonScope>(JsonScope.Start(testInput), capacity: 8192);
    }

    /// <summary>What is wrong with the event that could not be walked.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Where it is wrong.</summary>
    public byte* FailedAt { get; private set; }

    /// <summary>Walks the event at <paramref name="p"/>; the answer is the byte behind it, or null when it is broken.</summary>
    /// <remarks>The text must end with a line break and 64 readable bytes behind it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public byte* Walk(byte* p)
    {
        FieldStore store = _store;
        KeyNode* node = _trie.Root;
        while (true)
        {
            KeyNode* step = node->First;
            if (step == null || !KeyNode.Matches(step, p) || !Accepts(step, p + step->Length))
            {
                step = Resolve(node, ref p);
                if (step == null)
                    return null;
            }

            p += step->Length;
            if (step->Kind == KeyNodeKind.End)
                return p;

            byte* value;
            int length;
            ValueForm form;
            if (*p == '"')
            {
                value = p + 1;
                byte* end = JsonText.EndOfString(value);
                if (end == null)
                    return Fail("a string has no closing quote", p);
                length = (int)(end - value);
                form = ValueForm.JsonString;
                p = end + 1;
            }
            else
            {
                value = p;
                length = ScalarLength(p);
                if (length == 0)
                    return Fail("a value is neither string, number, true, false nor null", p);
                form = ValueForm.Plain;
                p += length;
            }

            if (step->IsWanted != 0)
            {
                if (form == ValueForm.JsonString || *value != 'n')
                    Keep(store, step, value, length, form);
                else if (_keepsNull)
                    KeepNull(store, step, value);
            }

            node = step;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(FieldStore store, KeyNode* step, byte* value, int length, ValueForm form)
    {
        if (step->Slot >= 0)
            store.Add(step->Slot, value, length, form);
        if (step->Alternate >= 0)
            store.Add(step->Alternate, value, length, form);
        if (step->Role != FieldRole.None)
            store.SetRole(step->Role, value, length, form);
    }

    /// <summary>A null is the text <c>null</c>, as Splunk finds it, but never a time or a host.</summary>
    private static void KeepNull(FieldStore store, KeyNode* step, byte* value)
    {
        if (step->Slot >= 0)
            store.Add(step->Slot, value, 4, ValueForm.JsonNull);
        if (step->Alternate >= 0)
            store.Add(step->Alternate, value, 4, ValueForm.JsonNull);
    }

    /// <summary>True when the bytes behind a step can be what the step leads to: <c>"a":</c> may also lead to an object, which is another step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Accepts(KeyNode* step, byte* value) =>
        *value == '"' || step->Kind == KeyNodeKind.End || IsScalarStart(*value);

    private static bool IsScalarStart(byte first) =>
        first is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'t' or (byte)'f' or (byte)'n';

    [MethodImpl(MethodImplOptions.NoInlining)]
    private KeyNode* Resolve(KeyNode* node, ref byte* p)
    {
        KeyNode* known = _trie.Find(node, p, &Accepts);
        if (known != null)
            return known;

        JsonScope scope = _trie.ScopeOf(node);
        byte* next = _grammar.Step(p, scope, afterValue: node != _trie.Root);
        if (next == null)
        {
            Fail(_grammar.Error, _grammar.FailedAt);
            return null;
        }

        bool isValue = _grammar.FindsValue;
        FieldTarget target = isValue ? _names.Resolve(_grammar.Name.Bytes, _origin) : FieldTarget.Nothing;
        if (_names.Count > 0)
            _store.EnsureSlot(_names.Count - 1);
        var pattern = new ReadOnlySpan<byte>(p, (int)(next - p));
        KeyNode* step = _trie.Learn(
            node, pattern, isValue ? KeyNodeKind.Value : KeyNodeKind.End, 0, target, isValue ? _grammar.Scope : scope);

        // A step that could not be learnt has no bytes of its own.
        if (step->Length == 0)
            p = next;
        return step;
    }

    /// <summary>The length of the number, true, false or null at <paramref name="p"/>; 0 when it is none of these.</summary>
    private static int ScalarLength(byte* p)
    {
        switch (*p)
        {
            case (byte)'t':
                return p[1] == 'r' && p[2] == 'u' && p[3] == 'e' && IsBehindScalar(p[4]) ? 4 : 0;
            case (byte)'n':
                return p[1] == 'u' && p[2] == 'l' && p[3] == 'l' && IsBehindScalar(p[4]) ? 4 : 0;
            case (byte)'f':
                return p[1] == 'a' && p[2] == 'l' && p[3] == 's' && p[4] == 'e' && IsBehindScalar(p[5]) ? 5 : 0;
        }

        Vector256<byte> text = Vector256.Load(p);
        Vector256<byte> digits = Vector256.LessThanOrEqual(text - Vector256.Create((byte)'0'), Vector256.Create((byte)9));
        uint mask = ~digits.ExtractMostSignificantBits();
        if ((mask & 1) == 0 && mask != 0)
        {
            int whole = BitOperations.TrailingZeroCount(mask);
            if (IsBehindScalar(p[whole]))
                return whole;
        }

        return NumberLength(p);
    }

    private static int NumberLength(byte* p)
    {
        byte* start = p;
        bool hasDigit = false;
        for (; !IsBehindScalar(*p); p++)
        {
            bool isDigit = *p is >= (byte)'0' and <= (byte)'9';
            hasDigit |= isDigit;
            if (!isDigit && *p is not ((byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E'))
                return 0;
        }

        return hasDigit ? (int)(p - start) : 0;
    }

    private static bool IsBehindScalar(byte next) =>
        next is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private byte* Fail(string error, byte* at)
    {
        Error = error;
        FailedAt = at;
        return null;
    }
}
