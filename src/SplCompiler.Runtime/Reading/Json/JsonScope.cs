using System.Text;

namespace SplCompiler.Runtime;

/// <summary>An open object or array on the way to a value, with the beginning of the field names inside it.</summary>
internal sealed class JsonScope
{
    /// <summary>Deeper nesting is no event: it would cost a frame a level somewhere.</summary>
    public const int MaxDepth = 200;

    private const int MaxChildren = 64;

    private readonly List<(byte[] Key, JsonScope Scope)> _children = [];
    private readonly bool _testInput;

    private JsonScope(JsonScope? parent, bool isArray, byte[] prefix, bool testInput)
    {
        Parent = parent;
        IsArray = isArray;
        Prefix = prefix;
        Depth = parent is null ? 0 : parent.Depth + 1;
        _testInput = testInput;
    }

    /// <summary>Outside of any object: where an event begins.</summary>
    public static JsonScope Start(bool testInput) => new(null, false, [], testInput);

    public JsonScope? Parent { get; }

    public bool IsStart => Parent is null;

    public bool IsArray { get; }

    public int Depth { get; }

    /// <summary>What comes before a key of an object; the name of an element of an array.</summary>
    public byte[] Prefix { get; }

    /// <summary>The object or array that the member <paramref name="key"/> holds; for an element of an array the key is empty.</summary>
    public JsonScope Enter(ReadOnlySpan<byte> key, bool isArray)
    {
        foreach ((byte[] known, JsonScope scope) in _children)
        {
            if (scope.IsArray == isArray && key.SequenceEqual(known))
                return scope;
        }

        var child = new JsonScope(this, isArray, PrefixOf(key, isArray), _testInput);
        if (_children.Count < MaxChildren)
            _children.Add((key.ToArray(), child));
        return child;
    }

    private byte[] PrefixOf(ReadOnlySpan<byte> key, bool isArray)
    {
        if (IsStart)
            return [];

        // {"preview":false,"result":{...}} is how Splunk exports a row: the row is what counts.
        if (Depth == 1 && !isArray && !_testInput && key.SequenceEqual("result"u8) && HasSeenPreview)
            return [];

        bool isPlainList = isArray && _testInput && Depth == 1 && !IsArray;
        string suffix = isArray ? isPlainList ? "" : "{}" : ".";
        return [.. Prefix, .. key, .. Encoding.ASCII.GetBytes(suffix)];
    }

    /// <summary>Set on the scope behind the member <c>preview</c> at the top of an exported row.</summary>
    public bool HasSeenPreview { get; private init; }

    /// <summary>The top of an exported row, once its first member is known.</summary>
    public JsonScope AsExport()
    {
        if (HasSeenPreview)
            return this;
        return Parent!.ExportTop ??= new JsonScope(Parent, false, Prefix, _testInput) { HasSeenPreview = true };
    }

    private JsonScope? ExportTop { get; set; }
}
