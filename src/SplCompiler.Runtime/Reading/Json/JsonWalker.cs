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
    public byte* Walk(byte* p) => Walk(p, null);

    /// <inheritdoc cref="Walk(byte*)"/>
    /// <param name="p">The first byte of the event.</param>
    /// <param name="quotes">The quotes of the chunk in which the event is a line; null to look for them in the walk.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public byte* Walk(byte* p, QuoteIndex? quotes)
    {
        quotes?.GoTo(p);
        FieldStore store = _store;
        KeyNode* node = _trie.Root;
        uint* place = quotes is null ? null : quotes.Place;
        while (true)
        {
            if (quotes is not null)
                p = Follow(p, quotes.Start, ref node, ref place);
            KeyNode* step = node->First;
            if (step == null || !KeyNode.Matches(step, p) || !Accepts(step, p + step->Length))
            {
                byte* reached = p;
                step = Resolve(node, ref reached);
                p = reached;
                if (step == null)
                    return null;
            }

            p += step->Length;
            if (step->Kind == KeyNodeKind.End)
                return p;
            if (quotes is not null)
                place = step->Length == 0 ? quotes.From(place, p) : place + step->Quotes;

            byte* value;
            int length;
            ValueForm form;
            if (*p == '"')
            {
                value = p + 1;
                byte* end;
                if (quotes is null)
                {
                    end = JsonText.EndOfString(value);
                }
                else
                {
                    end = quotes.EndAt(place);
                    place += 2;
                }

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

            if (step->Use != KeyUse.Nothing)
            {
                if (form == ValueForm.JsonString || *value != 'n')
                    Keep(store, step, value, length, form);
                else if (_keepsNull)
                    KeepNull(store, step, value);
            }

            node = step;
        }
    }

    /// <summary>Goes along the latest way as far as the event takes it too and its values are strings or digits, which is nearly all of nearly all events.</summary>
    /// <returns>Where the general way goes on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* Follow(byte* p, byte* start, ref KeyNode* node, ref uint* place)
    {
        FieldStore store = _store;
        for (KeyNode* step = node->First; step != null && step->Kind == KeyNodeKind.Value && KeyNode.Matches(step, p); step = node->First)
        {
            byte* value = p + step->Length;
            uint* opening = place + step->Quotes;
            if (*value == '"')
            {
                byte* end = start + opening[1];
                if (*end == '\n')
                    break;
                value++;
                store.SetRole(step->Role, value, (int)(end - value), ValueForm.JsonString);
                if (step->Use == KeyUse.Slot)
                    KeepInSlots(store, step, value, (int)(end - value), ValueForm.JsonString);
                p = end + 1;
                place = opening + 2;
            }
            else
            {
                int length = DigitsLength(value);
                if (length == 0)
                    break;
                store.SetRole(step->Role, value, length, ValueForm.Plain);
                if (step->Use == KeyUse.Slot)
                    KeepInSlots(store, step, value, length, ValueForm.Plain);
                p = value + length;
                place = opening;
            }

            node = step;
        }

        return p;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(FieldStore store, KeyNode* step, byte* value, int length, ValueForm form)
    {
        KeepInSlots(store, step, value, length, form);
        store.SetRole(step->Role, value, length, form);
    }

    private static void KeepInSlots(FieldStore store, KeyNode* step, byte* value, int length, ValueForm form)
    {
        if (step->Slot >= 0)
            store.Add(step->Slot, value, length, form);
        if (step->Alternate >= 0)
            store.Add(step->Alternate, value, length, form);
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

        int digits = DigitsLength(p);
        return digits != 0 ? digits : NumberLength(p);
    }

    /// <summary>The length of the number at <paramref name="p"/> if it is nothing but a few digits, maybe behind a minus, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DigitsLength(byte* p)
    {
        int sign = *p == '-' ? 1 : 0;
        Vector256<byte> digits = Vector256.LessThanOrEqual(Vector256.Load(p + sign) - Vector256.Create((byte)'0'), Vector256.Create((byte)9));
        // Where all are digits the byte behind them decides, as for a longer number: it is none of those that end one.
        int length = BitOperations.TrailingZeroCount(~digits.ExtractMostSignificantBits());
        return length != 0 && IsBehindScalar(p[sign + length]) ? sign + length : 0;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBehindScalar(byte next) =>
        next is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private byte* Fail(string error, byte* at)
    {
        Error = error;
        FailedAt = at;
        return null;
    }
}
