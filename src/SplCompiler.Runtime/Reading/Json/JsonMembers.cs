using System.Text;

namespace SplCompiler.Runtime;

/// <summary>All members of one JSON event in order, for the event that is needed as a whole.</summary>
internal sealed unsafe class JsonMembers
{
    /// <summary>Where keys never come again, what was learnt of them is forgotten.</summary>
    private const int MaxNames = 1 << 16;

    private const int LearntSteps = 8192;

    private readonly JsonGrammar _grammar = new(valuesSpanLines: true);
    private readonly List<MemberName> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private KeyTrie<JsonScope>? _learnt;
    private Member[] _members = new Member[64];

    private KeyTrie<JsonScope> Trie => _learnt ??= new(JsonScope.Start(testInput: false), LearntSteps);

    public int Count { get; private set; }

    public ref readonly Member this[int index] => ref _members[index];

    /// <summary>Reads the event at <paramref name="p"/>, which a walker has walked before.</summary>
    public void Read(byte* p)
    {
        Count = 0;
        if (_names.Count > MaxNames)
            Forget();
        for (KeyNode* node = Trie.Root; ;)
        {
            KeyNode* step = node->First;
            if (step == null || !KeyNode.Matches(step, p) || !JsonWalker.Accepts(step, p + step->Length))
            {
                step = Resolve(node, ref p);
                if (step == null)
                    return;
            }

            p += step->Length;
            if (step->Kind == KeyNodeKind.End)
                return;
            bool isString = *p == '"';
            byte* start = isString ? p + 1 : p;
            byte* end = isString ? JsonText.EndOfString(start) : EndOfScalar(p);
            Add(_names[step->Slot], new Piece { Start = start, Length = (int)(end - start), Form = isString ? ValueForm.JsonString : ValueForm.Plain });
            p = isString ? end + 1 : end;
            node = step;
        }
    }

    private KeyNode* Resolve(KeyNode* node, ref byte* p)
    {
        KeyNode* known = Trie.Find(node, p, &JsonWalker.Accepts);
        if (known != null)
            return known;
        JsonScope scope = Trie.ScopeOf(node);
        byte* next = _grammar.Step(p, scope, afterValue: node != Trie.Root);
        if (next == null)
            return null;
        bool isValue = _grammar.FindsValue;
        FieldTarget target = isValue ? FieldTarget.Nothing with { Slot = NumberOf(Encoding.UTF8.GetString(_grammar.Name.Bytes)) } : FieldTarget.Nothing;
        KeyNode* step = Trie.Learn(
            node, new ReadOnlySpan<byte>(p, (int)(next - p)), isValue ? KeyNodeKind.Value : KeyNodeKind.End, 0, target, isValue ? _grammar.Scope : scope);
        if (step->Length == 0)
            p = next;
        return step;
    }

    private int NumberOf(string name)
    {
        if (_numbers.TryGetValue(name, out int known))
            return known;
        _numbers.Add(name, _names.Count);
        _names.Add(MemberName.Of(name));
        return _names.Count - 1;
    }

    private void Forget()
    {
        _names.Clear();
        _numbers.Clear();
        _learnt = null;
    }

    private void Add(MemberName name, Piece value)
    {
        if (Count == _members.Length)
            Array.Resize(ref _members, _members.Length * 2);
        _members[Count++] = new Member(name, value);
    }

    private static byte* EndOfScalar(byte* p)
    {
        while (*p is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0))
            p++;
        return p;
    }

    internal readonly record struct Member(MemberName Name, Piece Value)
    {
        public bool IsNull => Value is { Form: ValueForm.Plain, Length: 4 } && *Value.Start == 'n';
    }
}
