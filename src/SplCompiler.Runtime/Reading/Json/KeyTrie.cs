namespace SplCompiler.Runtime;

/// <summary>
/// The ways through events that were seen so far. Events of one kind have the same keys in the same order, so walking the
/// next one is comparing bytes with what came next the last time; only what was never seen is parsed.
/// </summary>
/// <typeparam name="TScope">Where the parser stands behind a step.</typeparam>
internal sealed unsafe class KeyTrie<TScope>
    where TScope : class
{
    /// <summary>More alternatives than this mean keys that never come again: those are parsed each time.</summary>
    private const int MaxChildren = 24;
    private const int MaxLength = KeyNode.InlineBytes + (64 * 3);

    private readonly NativeBlock _memory;
    private readonly TScope[] _scopes;
    private readonly KeyNode* _nodes;
    private int _used;

    public KeyTrie(TScope start, int capacity)
    {
        _memory = new NativeBlock(capacity * sizeof(KeyNode));
        _nodes = (KeyNode*)_memory.Start;
        _scopes = new TScope[capacity];

        // The root, and the node that stands for a step that is not learnt.
        _used = 2;
        new Span<KeyNode>(_nodes, _used).Clear();
        _scopes[0] = start;
        _scopes[1] = start;
        Root->Slot = -1;
    }

    public KeyNode* Root => _nodes;

    public TScope ScopeOf(KeyNode* node) => _scopes[node - _nodes];

    /// <summary>The known step after <paramref name="node"/> that the text takes, or null. It becomes the first to be tried.</summary>
    public KeyNode* Find(KeyNode* node, byte* text, delegate*<KeyNode*, byte*, bool> accepts)
    {
        KeyNode* previous = null;
        for (KeyNode* child = node->First; child != null; previous = child, child = child->Next)
        {
            if (!KeyNode.Matches(child, text) || !accepts(child, text + child->Length))
                continue;
            if (previous != null)
            {
                previous->Next = child->Next;
                child->Next = node->First;
                node->First = child;
            }

            return child;
        }

        return null;
    }

    /// <summary>Remembers a parsed step. When there is no room, the answer is a node that is good for this one time.</summary>
    public KeyNode* Learn(KeyNode* node, ReadOnlySpan<byte> pattern, KeyNodeKind kind, byte terminator, FieldTarget target, TScope scope)
    {
        int units = pattern.Length <= KeyNode.InlineBytes ? 1 : 1 + ((pattern.Length - KeyNode.InlineBytes + 63) / 64);
        bool hasRoom = node != _nodes + 1 && node->Children < MaxChildren && pattern.Length <= MaxLength && _used + units <= _scopes.Length;
        KeyNode* child = hasRoom ? _nodes + _used : _nodes + 1;
        child->First = null;
        child->Children = 0;
        child->Slot = target.Slot;
        child->Alternate = target.Alternate;
        child->Role = target.Role;
        child->Kind = kind;
        child->Terminator = terminator;
        child->Use = target.IsNothing ? KeyUse.Nothing : target.Slot < 0 && target.Alternate < 0 ? KeyUse.RoleOnly : KeyUse.Slot;
        child->Length = 0;
        child->Quotes = 0;
        _scopes[child - _nodes] = scope;
        if (!hasRoom)
            return child;

        child->Length = (ushort)pattern.Length;
        child->Quotes = (byte)JsonText.CountQuotes(pattern);
        pattern.CopyTo(new Span<byte>(child->Pattern, pattern.Length));
        child->Next = node->First;
        node->First = child;
        node->Children++;
        _used += units;
        return child;
    }
}
